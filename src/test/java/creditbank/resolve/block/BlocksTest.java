package creditbank.resolve.block;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.resolve.model.MatchModel;
import creditbank.resolve.model.file.ModelFile;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import creditbank.resolve.table.TableReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The candidates against all pairs, looked at one by one. */
class BlocksTest {
    private static final String MODEL = """
            version: 1
            name: small
            record: id
            columns: {a: code, b: code, c: text}
            blocking:
              - a
              - b + a first 1
              - a/b
              - c words
            """;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void every_pair_that_shares_a_key_is_met_once_and_no_other() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            RecordTable records = table(seed, 60);
            Profiles profiles = new Profiles(records);
            Blocks blocks = blocks(records, profiles, 1_000_000);
            List<String> met = new ArrayList<>();
            blocks.forEach(0, blocks.size(), (a, b) -> met.add(a + " " + b));
            Set<String> expected = new HashSet<>();
            for (int a = 0; a < profiles.size(); a++) {
                for (int b = a + 1; b < profiles.size(); b++) {
                    if (shares(records, profiles, a, b)) {
                        expected.add(a + " " + b);
                    }
                }
            }
            assertThat(met).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void chunks_meet_each_pair_once_too() throws IOException {
        RecordTable records = table(3, 200);
        Profiles profiles = new Profiles(records);
        Blocks blocks = blocks(records, profiles, 1_000_000);
        List<String> whole = new ArrayList<>();
        blocks.forEach(0, blocks.size(), (a, b) -> whole.add(a + " " + b));
        List<String> parts = new ArrayList<>();
        int[] bounds = blocks.chunks(0);
        for (int i = 0; i + 1 < bounds.length; i++) {
            blocks.forEach(bounds[i], bounds[i + 1], (a, b) -> parts.add(a + " " + b));
        }
        assertThat(parts).isEqualTo(whole);
    }

    @Test
    void a_hot_key_is_refined_within_its_budget_and_the_rest_is_counted() throws IOException {
        RecordTable records = table(5, 400);
        Profiles profiles = new Profiles(records);
        Blocks all = blocks(records, profiles, 1_000_000);
        Blocks few = blocks(records, profiles, 300);
        Set<String> every = new HashSet<>();
        all.forEach(0, all.size(), (a, b) -> every.add(a + " " + b));
        Set<String> some = new HashSet<>();
        few.forEach(0, few.size(), (a, b) -> some.add(a + " " + b));
        assertThat(every).containsAll(some);
        assertThat(some).isNotEmpty().hasSizeLessThan(every.size() / 2);
        RuleReport first = few.reports().getFirst();
        assertThat(first.hotKeys()).isPositive();
        assertThat(first.unexamined()).isPositive();
        assertThat(first.pairs() + first.unexamined())
                .isGreaterThanOrEqualTo(all.reports().getFirst().pairs());
    }

    private Blocks blocks(RecordTable records, Profiles profiles, long budget) throws IOException {
        BlockBuilder builder = new BlockBuilder(records, profiles, false);
        model().blocking().forEach(rule -> builder.add(rule, budget));
        return builder.build();
    }

    private MatchModel model() throws IOException {
        return ModelFile.read(Files.writeString(folder.resolve("model.yaml"), MODEL, StandardCharsets.UTF_8));
    }

    private RecordTable table(int seed, int rows) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("id,a,b,c\n");
        for (int i = 0; i < rows; i++) {
            text.append(i).append(',').append(value(random)).append(',').append(value(random));
            text.append(',')
                    .append("w" + random.nextInt(20))
                    .append(" v")
                    .append(random.nextInt(20))
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("t.csv"), text, StandardCharsets.UTF_8);
        return TableReader.read(model(), List.of(file), message -> {});
    }

    private static String value(Random random) {
        int value = random.nextInt(12);
        return value == 0 ? "" : "X" + (char) ('A' + value % 3) + value;
    }

    private static boolean shares(RecordTable records, Profiles profiles, int x, int y) {
        String a = text(records, profiles, x, 0);
        String b = text(records, profiles, x, 1);
        String a2 = text(records, profiles, y, 0);
        String b2 = text(records, profiles, y, 1);
        boolean first = !a.isEmpty() && a.equals(a2);
        boolean second = !b.isEmpty() && b.equals(b2) && !a.isEmpty() && !a2.isEmpty();
        boolean left = !a.isEmpty() && (a.equals(a2) || a.equals(b2));
        boolean either = left || (!b.isEmpty() && (b.equals(a2) || b.equals(b2)));
        Set<String> words = new HashSet<>(List.of(text(records, profiles, x, 2).split(" ")));
        words.retainAll(List.of(text(records, profiles, y, 2).split(" ")));
        return first || second || either || !words.isEmpty();
    }

    private static String text(RecordTable records, Profiles profiles, int profile, int column) {
        int value = profiles.value(profile, column);
        return value == RecordTable.MISSING ? "" : records.values(column).text(value);
    }
}
