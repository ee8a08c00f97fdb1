package creditbank.resolve.train;

import creditbank.resolve.score.Outcomes;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How many pairs have each pattern of outcomes. Counts are whole numbers, and patterns are read in rising order, so sums over them are the same bit by bit in every run. */
public final class Patterns {
    private long[] keys = new long[1 << 10];
    private long[] counts = new long[1 << 10];
    private boolean[] used = new boolean[1 << 10];
    private int size;

    /** Counts a pattern. */
    public void add(long pattern, long times) {
        if (2 * size >= keys.length) {
            grow();
        }
        int slot = slot(pattern);
        size += used[slot] ? 0 : 1;
        used[slot] = true;
        keys[slot] = pattern;
        counts[slot] += times;
    }

    /** Counts all of another's patterns. */
    public void add(Patterns other) {
        for (int i = 0; i < other.keys.length; i++) {
            if (other.used[i]) {
                add(other.keys[i], other.counts[i]);
            }
        }
    }

    /** All pairs. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** The patterns in rising order, and for each its count. */
    long[][] sorted() {
        int[] slots = IntStream.range(0, keys.length)
                .filter(i -> used[i])
                .boxed()
                .sorted((a, b) -> Long.compareUnsigned(keys[a], keys[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new long[][] {
            IntStream.of(slots).mapToLong(i -> keys[i]).toArray(),
            IntStream.of(slots).mapToLong(i -> counts[i]).toArray()
        };
    }

    /** For each outcome of a comparison, the pairs that have it; pairs with a missing value are in none. */
    long[] outcomes(int comparison, int outcomes) {
        long[] sums = new long[outcomes];
        for (int i = 0; i < keys.length; i++) {
            int outcome = used[i] ? Outcomes.outcome(keys[i], comparison) : -1;
            if (outcome >= 0) {
                sums[outcome] += counts[i];
            }
        }
        return sums;
    }

    private int slot(long pattern) {
        long h = pattern * 0x9e3779b97f4a7c15L;
        int mask = keys.length - 1;
        int slot = (int) (h >>> 40) & mask;
        while (used[slot] && keys[slot] != pattern) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        Patterns larger = new Patterns();
        larger.keys = new long[keys.length * 2];
        larger.counts = new long[keys.length * 2];
        larger.used = new boolean[keys.length * 2];
        larger.add(this);
        keys = larger.keys;
        counts = larger.counts;
        used = larger.used;
    }
}
