package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A registrar's work on records of a small practice bank: look, correct, report, take back. */
class RecordsCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ID_NUMBER = Pattern.compile("\\b[1-9][0-9]{16}[0-9X]\\b");

    @TempDir
    private Path work;

    private Path home = Path.of("");

    @Test
    void a_record_is_shown_corrected_and_restored_and_the_log_still_proves_the_bank() throws Exception {
        home = work.resolve("home");
        Program.Answer night = Program.run(
                work, "nightly", "--practice", "60", "--seed", "7", "--date", "2026-09-01", "--home", home.toString());
        assertThat(night.code()).as(night.err()).isZero();
        JsonNode shown = JSON.readTree(run(0, "records", "show", "1", "--json"));
        assertThat(shown.get("live").asBoolean()).isTrue();
        assertThat(shown.get("claims").get(0).get("row").asLong()).isPositive();
        assertThat(shown.get("versions").get(0).get("sealRoot").asString()).matches("[0-9a-f]{64}");
        levelsHaveNumbers();
        String corrected = run(
                0, "records", "correct", "1", "--field", "title", "--value", "改正", "--reason", "paper", "--by", "zhao");
        assertThat(corrected).contains("correction 1\n", " of review is sealed, digest ", "records restore 1");
        run(0, "dispute", "open", "1", "--reason", "never there");
        assertThat(run(0, "records", "show", "1"))
                .contains(
                        "what counts, and why",
                        "改正  [a person corrected it]",
                        "claims behind it",
                        "log entry ",
                        "by zhao at ",
                        "because paper",
                        "record 1 is disputed, as case ",
                        "never there",
                        "conversions");
        assertThat(run(0, "ledger", "verify")).isNotEmpty();
        JsonNode quality = JSON.readTree(run(0, "quality", "--since", "2026-01-01", "--json"));
        assertThat(quality.get("corrections").get("quiet").asInt()).isEqualTo(1);
        assertThat(quality.get("disputes").get("open").asInt()).isEqualTo(1);
        run(0, "records", "restore", "1", "--by", "qian");
        assertThat(run(0, "review", "list", "--kind", "records")).containsAnyOf("no pair of records", "review show c");
        assertThat(run(0, "review", "list", "--kind", "records", "--blind"))
                .containsAnyOf("no pair of records", "review show --blind c")
                .doesNotContain("likeness");
        assertThat(run(2, "review", "list", "--blind")).contains("--blind: expected --kind records");
        assertThat(run(2, "review", "show", "1-2", "--blind"))
                .contains("--blind: expected a pair of records, such as c12-c345, found 1-2");
    }

    /** Of the school of grades.csv; the other one has no scale tables. */
    private void levelsHaveNumbers() throws Exception {
        JsonNode levels = JSON.readTree(
                run(
                        0,
                        "query",
                        "--json",
                        "select record_id as record from records where scale in ('five-level', 'two-level') and status = 'passed' and claims = 1 order by 1"));
        Map<String, String> numbers = Map.of("优秀", "95", "良好", "85", "中等", "75", "及格", "65", "合格", "80");
        for (JsonNode level : levels) {
            String record = level.get("record").asString();
            JsonNode shown = JSON.readTree(run(0, "records", "show", record, "--json"));
            String source = shown.get("claims").get(0).get("source").asString();
            if (source.equals("school-jwxt")) {
                String word = shown.get("shows").get("result").asString().replaceAll(" .*", "");
                assertThat(shown.get("derived").get("hundredths").asString()).isEqualTo(numbers.get(word) + "00");
                assertThat(run(0, "records", "show", record))
                        .contains("= " + numbers.get(word) + ".00 of 100, by scale table ", " of school-jwxt, from 20");
                return;
            }
            assertThat(shown.has("derived")).as(source).isFalse();
        }
        assertThat(levels).as("none of school-jwxt").isEmpty();
    }

    private String run(int code, String... words) throws Exception {
        String[] command = new String[words.length + 2];
        System.arraycopy(words, 0, command, 0, words.length);
        command[words.length] = "--home";
        command[words.length + 1] = home.toString();
        Program.Answer answer = Program.run(work, command);
        assertThat(answer.code()).as(answer.err()).isEqualTo(code);
        assertThat(answer.out() + answer.err())
                .doesNotContainPattern(ID_NUMBER)
                .doesNotContain(PracticeTruth.anIdNumber(home));
        return code == 0 ? answer.out() : answer.err();
    }
}
