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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Nights in which senders are down, and the commands that the program prints for what failed. */
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

    @Test
    void all_that_failed_of_one_cause_is_rerun_the_rest_is_left_and_a_source_without_a_job_file_is_named()
            throws Exception {
        Path home = Files.createDirectories(work.resolve("home"));
        Path root = root();
        new Generation(World.of(60, 7), 0, work).run();
        SftpSender school = sender(Source.ONEROSTER, 0);
        SftpSender talent = sender(Source.TALENT, 0);
        Path drop = Files.createDirectories(work.resolve("drop"));
        Files.writeString(drop.resolve("grades.csv"), "not a grade in it\n", StandardCharsets.UTF_8);
        Files.createFile(drop.resolve("grades.csv.done"));
        Map<String, String> settings = new TreeMap<>(school.settings());
        settings.putAll(talent.settings());
        settings.put("school-jwxt.folder", drop.toString());
        school.close();
        talent.close();
        configure(home, settings);
        String[] at = {"--home", home.toString(), "--root", root.toString()};
        String[] night = {
            "nightly",
            "--date",
            "2026-09-01",
            "--source",
            "school-jwxt",
            "--source",
            "school-oneroster",
            "--source",
            "talent-archive"
        };
        assertThat(run(night, at).code()).isEqualTo(1);

        Map<String, Map<String, Object>> failed = failures(at);
        assertThat(failed.keySet()).containsExactly("school-jwxt", "school-oneroster", "talent-archive");
        assertThat(failed.values())
                .extracting(failure -> failure.get("cause"))
                .containsExactly("delivery", "sender", "sender");
        String listed = run(new String[] {"failures"}, at).out();
        Matcher command =
                Pattern.compile("when mended: (.* rerun --cause sender .*)").matcher(listed);
        assertThat(command.find()).as(listed).isTrue();

        Program.Answer rerun;
        try (SftpSender first = sender(Source.ONEROSTER, school.port());
                SftpSender second = sender(Source.TALENT, talent.port())) {
            rerun = Program.paste(work, command.group(1));
            assertThat(List.of(first.port(), second.port())).doesNotHaveDuplicates();
        }
        assertThat(rerun.code()).as(rerun.err()).isZero();
        assertThat(rerun.out())
                .containsPattern("school-oneroster +2026-09-01 +" + number(failed, "school-oneroster") + " sealed")
                .containsPattern("talent-archive +2026-09-01 +" + number(failed, "talent-archive") + " sealed")
                .doesNotContain("school-jwxt");
        Map<String, Map<String, Object>> after = failures(at);
        assertThat(after.get("school-jwxt")).doesNotContainKey("addressedBy").containsEntry("times", 1);
        for (String source : List.of("school-oneroster", "talent-archive")) {
            assertThat(after.get(source)).containsEntry("addressedBy", Integer.valueOf(number(failed, source)));
        }

        for (String folder : List.of("jobs", "routes", "mappings")) {
            Files.delete(root.resolve(folder).resolve("school-jwxt.yaml"));
        }
        Program.Answer left = run(new String[] {"rerun", "--cause", "delivery"}, at);
        assertThat(left.code()).as(left.err()).isEqualTo(1);
        assertThat(left.out())
                .isEqualTo("school-jwxt      left: 1 date, for school-jwxt has no job file any more"
                        + System.lineSeparator());
    }

    /** Jobs, routes and mappings of this test's own. */
    private Path root() throws IOException {
        Path root = work.resolve("root");
        for (String folder : List.of("jobs", "routes", "mappings")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Path copy = root.resolve(file);
                    Files.createDirectories(copy.resolveSibling(""));
                    Files.copy(file, copy);
                }
            }
        }
        return root;
    }

    private Program.Answer run(String[] words, String[] at) throws Exception {
        return Program.run(work, Stream.of(words, at).flatMap(Stream::of).toArray(String[]::new));
    }

    /** All failures, by source. */
    private Map<String, Map<String, Object>> failures(String[] at) throws Exception {
        Program.Answer answer = run(new String[] {"failures", "--all", "--json"}, at);
        assertThat(answer.code()).as(answer.err()).isZero();
        Map<String, Map<String, Object>> failures = new TreeMap<>();
        JsonMapper.shared()
                .readValue(answer.out(), new TypeReference<Map<String, List<Map<String, Object>>>>() {})
                .getOrDefault("failures", List.of())
                .forEach(failure -> failures.put(String.valueOf(failure.get("source")), failure));
        return failures;
    }

    private static String number(Map<String, Map<String, Object>> failures, String source) {
        return String.valueOf(failures.getOrDefault(source, Map.of()).get("run"));
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
