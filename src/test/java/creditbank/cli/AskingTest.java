package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Commands that change much show what they would do and ask; nobody who answers is no yes. */
class AskingTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NOBODY =
            "Do it? [y/N] nobody answered, so nothing was changed; --yes does it without asking";

    @TempDir
    private Path work;

    private Path home = Path.of("");
    private Path root = Path.of("");

    @Test
    void what_changes_much_is_shown_and_done_only_after_a_yes() throws Exception {
        home = work.resolve("home");
        root = root();
        JsonNode night = JSON.readTree(
                answer(0, "", "nightly", "--practice", "40", "--seed", "7", "--date", "2026-09-01", "--json")
                        .out());
        String digest = answer(0, "", "digest").out();
        JsonNode run = night.get("runs")
                .valueStream()
                .filter(each -> each.get("source").asString().equals("talent-archive"))
                .findFirst()
                .orElseThrow();
        String batch = run.get("batch").asString();

        assertThat(answer(2, "", "undo", batch).err()).contains("is taken back", NOBODY);
        assertThat(answer(2, "", "erase", "1", "--reason", "request 12").err())
                .contains("learner       1, 1 numbers", "Nothing was changed.", NOBODY);
        assertThat(answer(2, "", "backfill", "--from", "2026-08-30", "--to", "2026-09-01")
                        .err())
                .contains(
                        "would be run:",
                        "school-jwxt      2 dates, 2026-08-30 to 2026-08-31",
                        "talent-archive",
                        NOBODY);
        Path model = root.resolve("mappings/models/learners.yaml");
        String text = Files.readString(model, StandardCharsets.UTF_8);
        Files.writeString(
                model, text.replaceFirst("(?m)^population: .*$", "population: 250001"), StandardCharsets.UTF_8);
        Program.Answer no = answer(0, "n\n", "model", "apply");
        assertThat(no.err()).contains("in the place of ", "learners  ", "Do it? [y/N] ");
        assertThat(no.out()).isEmpty();
        assertThat(answer(0, "", "digest").out()).isEqualTo(digest);

        assertThat(answer(0, "y\n", "model", "apply", "--json").out()).contains("\"state\":\"sealed\"");
        answer(0, "", "undo", batch, "--yes");
        assertThat(answer(2, "", "rerun", run.get("run").asString()).err()).contains("is brought back", NOBODY);
        assertThat(answer(0, "", "rerun", run.get("run").asString(), "--yes", "--json")
                        .out())
                .startsWith("{");
        assertThat(answer(0, "", "digest").out()).isEqualTo(digest);
    }

    private Path root() throws Exception {
        Path copies = work.resolve("root");
        for (String folder : List.of("jobs", "routes", "mappings")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Path copy = copies.resolve(file);
                    Files.createDirectories(copy.resolveSibling(""));
                    Files.copy(file, copy);
                }
            }
        }
        return copies;
    }

    private Program.Answer answer(int code, String typed, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--home", home.toString(), "--root", root.toString()));
        Program.Answer answer = Program.answering(work, typed, command.toArray(String[]::new));
        assertThat(answer.code()).as(answer.err()).isEqualTo(code);
        return answer;
    }
}
