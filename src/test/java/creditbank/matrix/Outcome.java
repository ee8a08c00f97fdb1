package creditbank.matrix;

import java.util.Locale;

/**
 * A row of the results.
 *
 * @param place where it struck
 * @param state good, FAILED or skipped
 * @param recovery the commands that were given afterwards
 * @param marked the seconds until the dead run was marked, negative where nobody was asked
 * @param damage lost records, records too many, other digests
 * @param words what was wrong
 */
public record Outcome(
        Key key,
        String place,
        String state,
        String recovery,
        double marked,
        double seconds,
        String damage,
        String words) {
    static final String GOOD = "good";
    static final String FAILED = "FAILED";
    static final String SKIPPED = "skipped";
    static final String HEADER =
            "kind\tcase\tseed\tlearners\tplace\tstate\trecovery\tmarked\tseconds\tlost/doubled/other\twords";

    /** Names a case for ever. */
    public record Key(String kind, int number, long seed, int learners) {}

    String line() {
        return String.join(
                "\t",
                key.kind(),
                Integer.toString(key.number()),
                Long.toString(key.seed()),
                Integer.toString(key.learners()),
                flat(place),
                state,
                recovery,
                String.format(Locale.ROOT, "%.2f", marked),
                String.format(Locale.ROOT, "%.1f", seconds),
                damage,
                flat(words));
    }

    /** As it stands in a line. */
    static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    static Outcome parse(String line) {
        String[] cells = line.split("\t", -1);
        return new Outcome(
                new Key(cells[0], Integer.parseInt(cells[1]), Long.parseLong(cells[2]), Integer.parseInt(cells[3])),
                cells[4],
                cells[5],
                cells[6],
                Double.parseDouble(cells[7]),
                Double.parseDouble(cells[8]),
                cells[9],
                cells[10]);
    }

    boolean good() {
        return state.equals(GOOD);
    }
}
