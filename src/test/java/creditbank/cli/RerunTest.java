package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.practice.Generation;
import creditbank.practice.sender.Source;
import creditbank.practice.sender.form.Forms;
import creditbank.practice.server.SftpSender;
import creditbank.practice.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A night in which one sender is down, and the command that the night prints for it. */
class RerunTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^  when mended: (.*)$");

    @TempDir
    private Path work;

    @Test
    void a_run_that_failed_because_its_server_was_down_completes_with_the_printed_command() throws Exception {
        Path home = Files.createDirectories(work.resolve("the bank's home"));
        new Generation(World.of(60, 7), 0, work).run();
        try (SftpSender school = sender(Source.ONEROSTER, 0)) {
            Map<String, String> settings = new TreeMap<>(school.settings());
            SftpSender down = sender(Source.TALENT, 0);
            settings.putAll(down.settings());
            settings.put("school-jwxt.folder", folder(Source.JWXT).toString());
            down.close();
            configure(home, settings);

            Program.Answer night = Program.run(
                    work,
                    "nightly",
                    "--source",
                    "school-jwxt",
                    "--source",
                    "school-oneroster",
                    "--source",
                    "talent-archive",
                    "--date",
                    "2026-09-01",
                    "--home",
                    home.toString());

            String cause = "talent-archive at 127.0.0.1:" + down.port() + ": connecting: connection refused";
            assertThat(night.code()).as(night.err()).isEqualTo(1);
            assertThat(night.out())
                    .contains("talent-archive failed in step 'pull': " + cause)
                    .containsPattern("school-jwxt +sealed")
                    .containsPattern("school-oneroster +sealed");
            assertThat(night.err()).doesNotContain("Exception").doesNotContain("\tat ");
            Matcher printed = COMMAND.matcher(night.out());
            assertThat(printed.find()).isTrue();
            String command = printed.group(1);
            assertThat(command)
                    .matches("ops/creditbank rerun \\d+ --home '.*'")
                    .endsWith(" --home '" + work + "/the bank'\\''s home'");

            List<Map<String, Object>> runs = runs(home);
            assertThat(runs)
                    .extracting(run -> run.get("state"))
                    .containsOnlyOnce("failed")
                    .hasSize(3);
            assertThat(runs)
                    .filteredOn(run -> "failed".equals(run.get("state")))
                    .first()
                    .satisfies(run -> assertThat(run)
                            .containsEntry("source", "talent-archive")
                            .containsEntry("step", "pull")
                            .containsEntry("cause", cause)
                            .containsEntry("rerun", command));

            try (SftpSender up = sender(Source.TALENT, down.port())) {
                Program.Answer rerun = Program.paste(work, command);
                assertThat(rerun.code()).as(rerun.err()).isZero();
                assertThat(up.port()).isEqualTo(down.port());
                assertThat(rerun.out())
                        .containsPattern("talent-archive +sealed")
                        .contains("Night of 2026-09-01")
                        .doesNotContain("when mended");
            }
        }
    }

    private SftpSender sender(Source source, int port) throws IOException {
        return SftpSender.start(
                source.id(), "bank", folder(source), work.resolve("keys").resolve(source.id()), port);
    }

    private Path folder(Source source) {
        return Forms.folder(work.resolve("practice"), source);
    }

    private static void configure(Path home, Map<String, String> settings) throws IOException {
        Path file = home.resolve("connections.properties");
        Files.writeString(
                file,
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                        .collect(Collectors.joining()),
                StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private List<Map<String, Object>> runs(Path home) throws IOException, InterruptedException {
        Program.Answer answer = Program.run(work, "runs", "--json", "--home", home.toString());
        return JsonMapper.shared()
                .readValue(answer.out(), new TypeReference<Map<String, List<Map<String, Object>>>>() {})
                .getOrDefault("runs", List.of());
    }
}
