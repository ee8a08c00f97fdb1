package creditbank.resolve.block;

import java.util.Arrays;

/**
 * Pairs of key and profile, sorted: the upper bits of the key's hash and below them the profile, one long each. Two keys whose upper bits agree share a
 * block, which costs a comparison and nothing else.
 */
final class Entries {
    private final int bits;
    private long[] packed = new long[1 << 10];
    private int size;

    Entries(int profiles) {
        bits = 64 - Long.numberOfLeadingZeros(Math.max(1, profiles - 1L));
    }

    void add(long hash, int profile) {
        if (size == packed.length) {
            packed = Arrays.copyOf(packed, size * 2);
        }
        packed[size++] = hash >>> (bits + 1) << bits | profile;
    }

    /** Sorts, and keeps each profile once under a key. */
    void sort() {
        Arrays.parallelSort(packed, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || packed[i] != packed[kept - 1]) {
                packed[kept++] = packed[i];
            }
        }
        size = kept;
    }

    int size() {
        return size;
    }

    int profile(int at) {
        return (int) (packed[at] & ((1L << bits) - 1));
    }

    long key(int at) {
        return packed[at] >>> bits;
    }

    /** The end of the run of one key that begins here. */
    int end(int from) {
        long key = key(from);
        int to = from + 1;
        while (to < size && key(to) == key) {
            to++;
        }
        return to;
    }
}
