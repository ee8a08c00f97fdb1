package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A registrar's work on a small practice bank: explain, preview a rule, put it in force, and take it back. */
class CreditsCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path work;

    private Path home = Path.of("");
    private Path root = Path.of("");

    @Test
    void credits_are_explained_and_a_rule_is_previewed_put_in_force_and_taken_back() throws Exception {
        home = work.resolve("home");
        root = work.resolve("root");
        copy("jobs", "routes", "mappings", "mappings/models", "mappings/rules");
        Program.Answer night = Program.run(
                work, "nightly", "--practice", "60", "--seed", "7", "--date", "2026-09-01", "--home", home.toString());
        assertThat(night.code()).as(night.err()).isZero();

        String before = worksheets("before.jsonl");
        JsonNode training = first(before, "\"training-hours\",\"version\":2");
        String record = training.get("record").asString();
        JsonNode explained = JSON.readTree(run(0, "credits", "explain", record, "--json"));
        assertThat(explained.get("worksheet")).isEqualTo(training);
        assertThat(explained.get("agrees").asBoolean()).isTrue();
        assertThat(explained.get("recomputed").asString())
                .isEqualTo(training.get("credits").asString());
        assertThat(run(0, "credits", "explain", record))
                .contains(
                        "record " + record + ", training, learner ",
                        "legal basis  教职成〔2019〕13号",
                        "approved     by 省学分银行管理中心 on 2019-06-18",
                        " hours / 16 hours a credit = ",
                        "rounded      down to a multiple of 0.50",
                        "recomputed   " + training.get("credits").asString() + ", the same");
        assertThat(run(2, "credits", "explain", "99999999")).contains("there is no record 99999999");
        Path next = work.resolve("training-hours-3.yaml");
        String text = Files.readString(root.resolve("mappings/rules/training-hours-2.yaml"), StandardCharsets.UTF_8)
                .replace("version: 2", "version: 3")
                .replace("from: 2019-07-01", "from: 2020-01-01")
                .replace("hours-per-credit: 16", "hours-per-credit: 8")
                .replaceAll("(?s)examples:.*", """
                        examples:
                          - record: {kind: training, on: 2024-06-30, hours: 64}
                            credits: 8
                        """);
        Files.writeString(next, text, StandardCharsets.UTF_8);
        JsonNode preview = JSON.readTree(run(0, "rules", "preview", next.toString(), "--json"));
        assertThat(preview.get("records").get("gaining").asLong()).isPositive();
        assertThat(preview.get("records").get("losing").asLong()).isZero();

        Files.copy(next, root.resolve("mappings/rules/training-hours-3.yaml"));
        assertThat(run(2, "rules", "apply", "--json"))
                .contains(
                        "records   " + preview.get("records").get("gaining") + " gain, 0 lose, ",
                        "Do it? [y/N] nobody answered, so nothing was changed; --yes does it without asking");
        JsonNode applied = JSON.readTree(run(0, "rules", "apply", "--yes", "--json"));
        assertThat(applied.get("records")).isEqualTo(preview.get("records"));
        assertThat(applied.get("learners")).isEqualTo(preview.get("learners"));
        assertThat(applied.get("batch").get("state").asString()).isEqualTo("sealed");
        assertThat(run(0, "runs")).containsPattern("rules +[0-9-]+ sealed +0 +0");

        JsonNode back = JSON.readTree(run(0, "rules", "preview", "--without", "training-hours-3", "--json"));
        assertThat(back.get("records").get("losing"))
                .isEqualTo(preview.get("records").get("gaining"));
        Files.delete(root.resolve("mappings/rules/training-hours-3.yaml"));
        run(0, "rules", "apply", "--yes");
        assertThat(worksheets("after.jsonl").replaceAll("\"edition\":\\d", ""))
                .isEqualTo(before.replaceAll("\"edition\":\\d", ""));

        Files.writeString(
                root.resolve("mappings/rules/training-hours-2.yaml"),
                "# other words\n"
                        + Files.readString(
                                root.resolve("mappings/rules/training-hours-2.yaml"), StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        assertThat(run(2, "rules", "preview"))
                .contains(
                        "mappings/rules/training-hours-2.yaml:1: version 2 of the rule training-hours has converted already");
    }

    private String worksheets(String name) throws Exception {
        Path file = work.resolve(name);
        assertThat(run(0, "credits", "worksheets", "--out", file.toString())).endsWith(" worksheets in " + file + "\n");
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static JsonNode first(String lines, String part) {
        return JSON.readTree(
                lines.lines().filter(line -> line.contains(part)).findFirst().orElseThrow());
    }

    private void copy(String... folders) throws IOException {
        for (String folder : folders) {
            Files.createDirectories(root.resolve(folder));
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, root.resolve(file));
                }
            }
        }
    }

    /** What a command prints: its result where it ends well, else its error. */
    private String run(int code, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--home", home.toString(), "--root", root.toString()));
        Program.Answer answer = Program.run(work, command.toArray(String[]::new));
        assertThat(answer.code()).as(answer.err()).isEqualTo(code);
        return code == 0 ? answer.out() : answer.err();
    }
}
