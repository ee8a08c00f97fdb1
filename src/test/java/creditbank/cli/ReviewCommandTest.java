package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reviewer's work on a small practice bank, command by command. */
class ReviewCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** As a resident ID is written, masked nowhere. */
    private static final String ID_NUMBER = "(?<![0-9A-Za-z])\\d{17}[\\dXx](?![0-9A-Za-z])";

    @TempDir
    private Path work;

    private Path home = Path.of("");

    @Test
    void a_pair_is_found_shown_linked_and_parted_again_and_no_id_number_is_printed() throws Exception {
        home = work.resolve("home");
        nightly();
        String before = run(0, "digest");

        JsonNode queue = JSON.readTree(run(0, "review", "list", "--json"));
        String pair = StreamSupport.stream(queue.get("pairs").spliterator(), false)
                .filter(one -> one.get("hold").asString().equals("weight"))
                .map(one -> one.get("pair").asString())
                .findFirst()
                .orElseThrow();
        long credits =
                queue.get("pairs").get(0).get("stake").get("creditHundredths").asLong();
        assertThat(queue.get("doubtful").asLong())
                .isGreaterThanOrEqualTo(queue.get("pairs").size());
        assertThat(queue.get("pairs"))
                .allSatisfy(one -> assertThat(
                                one.get("stake").get("creditHundredths").asLong())
                        .isLessThanOrEqualTo(credits));
        assertThat(run(0, "review", "list", "--most", "100")).contains("\n" + pair + " ");
        assertThat(run(0, "review", "show", pair))
                .contains("pair " + pair, "two taken at random", "a link from 10.97", "review link " + pair);

        assertThat(run(0, "review", "apart", pair, "--blind", "--by", "li"))
                .contains("kept; it counts when somebody else says the same with --blind");
        assertThat(run(0, "review", "show", pair))
                .contains("somebody has decided blind")
                .doesNotContain(" by li ");
        assertThat(run(0, "review", "list", "--most", "100")).containsPattern("\n" + pair + " .* second ");
        JsonNode link = JSON.readTree(run(0, "review", "link", pair, "--by", "qian", "--json"));
        assertThat(link.get("batch").get("state").asString()).isEqualTo("sealed");
        assertThat(link.get("batch").get("digest").asString()).matches("[0-9a-f]{64}");
        assertThat(link.get("learners").get("merged").asLong()).isEqualTo(1);
        assertThat(run(0, "digest")).isNotEqualTo(before);
        assertThat(run(2, "review", "link", pair, "--by", "zhao"))
                .contains("pair " + pair + " is decided already: 'link' by qian at ");
        assertThat(run(0, "runs")).containsPattern("-2 +\\d+ review +[0-9-]+ sealed +0 +0");

        assertThat(run(0, "review", "undo", "1", "--by", "zhao"))
                .contains(
                        "decision 1, link " + pair + " by qian at ",
                        "undone by zhao at ",
                        "1 under an id that they had before",
                        "The exports follow with the next night.");
        assertThat(run(0, "digest")).isEqualTo(before);
        assertThat(run(0, "review", "decisions")).containsPattern("1 +" + pair + " +link .* undone by zhao at ");
        assertThat(run(2, "review", "undo", "1")).contains("decision 1 was undone already, by zhao at ");
        assertThat(run(2, "review", "show", "1-99999999")).contains("there is no pair 1-99999999");
        assertThat(run(2, "review", "show", "12"))
                .contains("'12' is no pair, expected two identity numbers such as 12-345");
    }

    private void nightly() throws Exception {
        Program.Answer night = Program.run(
                work, "nightly", "--practice", "300", "--seed", "7", "--date", "2026-09-01", "--home", home.toString());
        assertThat(night.code()).as(night.err()).isZero();
    }

    /** What a command prints: its result where it ends well, else its error. */
    private String run(int code, String... words) throws Exception {
        String[] command = new String[words.length + 2];
        System.arraycopy(words, 0, command, 0, words.length);
        command[words.length] = "--home";
        command[words.length + 1] = home.toString();
        Program.Answer answer = Program.run(work, command);
        assertThat(answer.code()).as(answer.err()).isEqualTo(code);
        if (words[0].equals("review")) {
            assertThat((answer.out() + answer.err()).replace(home.toString(), "HOME"))
                    .doesNotContainPattern(ID_NUMBER)
                    .doesNotContain(PracticeTruth.anIdNumber(home));
        }
        return code == 0 ? answer.out() : answer.err();
    }
}
