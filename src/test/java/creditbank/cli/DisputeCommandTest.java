package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dispute from its first day to its last, and an audit, by the commands that people give; every step stands in all places where people look. */
class DisputeCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Two of five from industry, which are the 40 percent that what has no level needs. */
    private static final String PANEL = """
            format: 1
            case: %s
            method: portfolio
            members:
              - {name: 王甲, sector: academia, employer: 91350100M000100Y43}
              - {name: 王乙, sector: academia, employer: 91350100M000100Y43}
              - {name: 王丙, sector: industry, employer: 91350100M000100Y43}
              - {name: 王丁, sector: industry, employer: 91350100M000100Y43}
              - {name: 王戊, sector: government, employer: 91350100M000100Y43}
            """;

    @TempDir
    private Path work;

    private Path home = Path.of("");

    @Test
    void a_dispute_is_raised_its_panel_refused_for_lack_of_industry_accepted_and_decides() throws Exception {
        home = work.resolve("home");
        night("2026-09-01");
        String record = run(
                        0,
                        "query",
                        "--csv",
                        "select min(record_id) from records where kind = 'training' and coalesce(level, '') = ''")
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();

        assertThat(run(2, "dispute", "open", record, "--reason", "ask １３８ 0013 8000"))
                .contains("--reason: has a number of 11 digits")
                .doesNotContain("8000");
        String opened = run(0, "dispute", "open", record, "--reason", "the hours are doubted");
        Matcher number = Pattern.compile("as case (\\d+)").matcher(opened);
        assertThat(number.find()).isTrue();
        String dispute = number.group(1);
        String raised = "record " + record + " is disputed, as case " + dispute;
        shown(record, raised, "the hours are doubted");
        disputes("open", "disputed", "");

        Path few = panel("few.yaml", PANEL.formatted(dispute).replaceFirst("industry", "academia"));
        assertThat(run(2, "panel", "create", few.toString()))
                .contains(
                        "few.yaml:4: panel.industry-share: 1 of 5 members from industry, expected 2 at least, which is 40"
                                + " percent for what has no level");
        String refused = "a panel for case " + dispute + " was refused: portfolio, 3 from academia, 1 from industry";
        shown(record, raised, refused, "panel.industry-share");
        disputes("open", "panel-refused", "panel.industry-share");

        run(0, "panel", "create", panel("five.yaml", PANEL.formatted(dispute)).toString());
        String seated = "a panel for case " + dispute + " was seated: portfolio, 2 from academia, 2 from industry";
        shown(record, raised, refused, seated);
        disputes("open", "panel-seated", "");

        run(0, "panel", "decide", dispute, "--outcome", "revalued", "--credits", "2.50", "--reason", "less was shown");
        shown(
                record,
                raised,
                refused,
                seated,
                "case " + dispute + " ended: revalued to 2.50 credits",
                "less was shown");
        disputes("revalued", "dispute-ended", "revalued");
        assertThat(run(0, "quality", "--since", "2026-01-01"))
                .contains("dispute-ended revalued 1", "disputes revalued: 1");

        audit(record);
        night("2026-09-02");
        assertThat(run(
                        0,
                        "query",
                        "--csv",
                        "select dispute, ruling, ruled_credits from records where record_id = " + record))
                .endsWith("decided,revalued,2.50\r\n");
        assertThat(run(0, "query", "--csv", "select count(*) > 0 from quality where measure = 'dispute-ended'"))
                .endsWith("true\r\n");
        assertThat(run(0, "ledger", "verify")).contains("\nbank: ", "\nexport ");
    }

    private void audit(String record) throws Exception {
        String drawn = run(0, "quality", "sample", "--size", "5000", "--purpose", "outside");
        assertThat(drawn).contains("sample 1 was drawn for an audit outside, of ", "\n  seed ", ", of checkpoint ");
        run(0, "quality", "found", "1", record, "--verdict", "right", "--reason", "as on paper");
        assertThat(run(0, "records", "show", record))
                .contains(
                        "audits",
                        "sample 1 was drawn",
                        "an audit has found record " + record + " right",
                        "as on paper");
        JsonNode quality = JSON.readTree(run(0, "quality", "--since", "2026-01-01", "--json"));
        assertThat(count(quality, "found", "outside right")).isPositive();
        assertThat(run(2, "redeem", "1", "--programme", "skilled-worker", "--date", "2020-01-01"))
                .contains("nothing can be done on 2020-01-01, for the bank has sealed ");
        assertThat(run(2, "redeem", "1", "--programme", "skilled-worker", "--date", "2999-01-01"))
                .contains("--date: 2999-01-01 is to come; expected ");
    }

    private Path panel(String name, String text) throws Exception {
        return Files.writeString(work.resolve(name), text, StandardCharsets.UTF_8);
    }

    /** What records and disputes show of it; nobody's name is in it. */
    private void shown(String record, String... words) throws Exception {
        assertThat(run(0, "records", "show", record)).contains(words).doesNotContain("王");
        assertThat(run(0, "dispute", "show", record)).contains(words).doesNotContain("王");
    }

    private void disputes(String outcome, String measure, String detail) throws Exception {
        JsonNode quality = JSON.readTree(run(0, "quality", "--since", "2026-01-01", "--json"));
        assertThat(quality.get("disputes").size()).isEqualTo(1);
        assertThat(quality.get("disputes").get(outcome).asInt()).isEqualTo(1);
        assertThat(count(quality, measure, detail)).isPositive();
    }

    private static long count(JsonNode quality, String measure, String detail) {
        long count = 0;
        for (JsonNode line : quality.get("lines")) {
            if (line.get("measure").asString().equals(measure)
                    && line.get("detail").asString().equals(detail)) {
                count += line.get("count").asLong();
            }
        }
        return count;
    }

    private void night(String date) throws Exception {
        Program.Answer night = Program.run(
                work, "nightly", "--practice", "60", "--seed", "7", "--date", date, "--home", home.toString());
        assertThat(night.code()).as(night.err()).isZero();
    }

    private String run(int code, String... words) throws Exception {
        String[] command = new String[words.length + 2];
        System.arraycopy(words, 0, command, 0, words.length);
        command[words.length] = "--home";
        command[words.length + 1] = home.toString();
        Program.Answer answer = Program.run(work, command);
        assertThat(answer.code()).as(answer.out() + answer.err()).isEqualTo(code);
        return code == 0 ? answer.out() : answer.err();
    }
}
