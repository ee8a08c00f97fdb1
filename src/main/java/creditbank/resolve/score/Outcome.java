package creditbank.resolve.score;

import creditbank.resolve.compare.Letters;
import creditbank.resolve.compare.Similarity;
import creditbank.resolve.model.Comparison;
import creditbank.resolve.model.Level;
import creditbank.resolve.model.LevelKind;
import creditbank.resolve.table.Hash;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import creditbank.resolve.table.Values;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one comparison of two profiles, for one thread. What depends on two values alone is computed once for each pair of values and remembered in
 * a table of fixed size; each measure is computed at most once for a pair.
 */
final class Outcome {
    private static final int MEMO = 1 << 15;

    private final Comparison comparison;
    private final Profiles profiles;
    private final Values values;
    private final @Nullable Tokens tokens;
    private final Similarity[] similarities;
    private final double[] least;
    private final int crossedFrom;
    private final Similarity jaroWinkler = PairSimilarity.of(LevelKind.CROSSED, 1);
    private final Letters left = new Letters();
    private final Letters right = new Letters();
    private final int[] measure;
    private final double[] known;
    private final long[] memoKeys = new long[MEMO];
    private final byte[] memo = new byte[MEMO];
    private final boolean exactFirst;
    private final LevelKind[] kinds;
    /** Where nearly every profile has a value of its own, no pair of values comes twice. */
    private final boolean remembers;

    Outcome(Comparison comparison, RecordTable records, Profiles profiles, @Nullable Tokens tokens) {
        this.comparison = comparison;
        this.profiles = profiles;
        this.values = records.values(comparison.column());
        this.tokens = tokens;
        int n = comparison.levels().size();
        this.similarities = new Similarity[n];
        this.least = new double[n];
        this.measure = new int[n];
        this.known = new double[n];
        int crossed = n;
        for (int i = 0; i < n; i++) {
            Level level = comparison.levels().get(i);
            measure[i] = first(comparison.levels(), level.kind());
            similarities[i] = measure[i] < i
                    ? similarities[measure[i]]
                    : PairSimilarity.of(level.kind(), greatest(comparison, level.kind()));
            least[i] = level.least();
            crossed = level.kind() == LevelKind.CROSSED ? Math.min(crossed, i) : crossed;
        }
        this.crossedFrom = crossed;
        this.kinds = comparison.levels().stream().map(Level::kind).toArray(LevelKind[]::new);
        this.remembers = 2L * values.size() < profiles.size();
        this.exactFirst = comparison.levels().getFirst().kind() == LevelKind.EXACT;
    }

    /** The first level of a kind, whose measure the others share. */
    private static int first(List<Level> levels, LevelKind kind) {
        int i = 0;
        while (levels.get(i).kind() != kind) {
            i++;
        }
        return i;
    }

    private static double greatest(Comparison comparison, LevelKind kind) {
        return comparison.levels().stream()
                .filter(level -> level.kind() == kind)
                .mapToDouble(Level::bound)
                .max()
                .orElse(0);
    }

    /** Whether both have a value. */
    boolean known(int a, int b) {
        return profiles.value(a, comparison.column()) != RecordTable.MISSING
                && profiles.value(b, comparison.column()) != RecordTable.MISSING;
    }

    /** Whether both have the same value, which is the outcome 0. */
    boolean same(int a, int b) {
        return exactFirst && profiles.value(a, comparison.column()) == profiles.value(b, comparison.column());
    }

    /** The number of the level that holds, or of "none of these"; both values must be known. */
    int of(int a, int b) {
        int x = profiles.value(a, comparison.column());
        int y = profiles.value(b, comparison.column());
        int low = Math.min(x, y);
        int high = Math.max(x, y);
        int own = remembers ? remembered(low, high) : compute(low, high);
        Integer other = comparison.crossed();
        return other == null || own <= crossedFrom ? own : Math.min(own, crossed(a, b, x, y, other));
    }

    private int remembered(int x, int y) {
        long key = ((long) x << 32 | y) + 1;
        int slot = (int) (Hash.mix(key) & (MEMO - 1));
        if (memoKeys[slot] != key) {
            memo[slot] = (byte) compute(x, y);
            memoKeys[slot] = key;
        }
        return memo[slot];
    }

    private int compute(int x, int y) {
        values.letters(x, left);
        values.letters(y, right);
        Arrays.fill(known, Double.NaN);
        int n = similarities.length;
        for (int i = 0; i < n; i++) {
            if (kinds[i] != LevelKind.CROSSED && similarity(i, kinds[i], x, y) >= least[i]) {
                return i;
            }
        }
        return n;
    }

    private double similarity(int level, LevelKind kind, int x, int y) {
        int at = measure[level];
        if (Double.isNaN(known[at])) {
            known[at] = switch (kind) {
                case EXACT -> x == y ? 1 : 0;
                case TOKENS -> tokens == null ? 0 : tokens.cosine(x, y);
                default -> similarities[level].of(left, right);
            };
        }
        return known[at];
    }

    /** The first crossed level that holds for one value of either record and the other column of the other record. */
    private int crossed(int a, int b, int x, int y, int other) {
        double best = Math.max(crossing(x, profiles.value(b, other)), crossing(y, profiles.value(a, other)));
        for (int i = crossedFrom; i < similarities.length; i++) {
            if (kinds[i] == LevelKind.CROSSED && best >= least[i]) {
                return i;
            }
        }
        return similarities.length;
    }

    private double crossing(int x, int y) {
        if (y == RecordTable.MISSING) {
            return 0;
        }
        if (x == y) {
            return 1;
        }
        values.letters(x, left);
        values.letters(y, right);
        return jaroWinkler.of(left, right);
    }
}
