package creditbank.resolve.compare;

import java.util.Arrays;

/** Dice's coefficient of the pairs of neighbouring letters, the ends counted as letters, spaces apart; of long texts the first 120 letters. One instance is for one thread. */
public final class Bigrams implements Similarity {
    private static final int MOST = 120;

    private final long[] left = new long[MOST + 1];
    private final long[] right = new long[MOST + 1];

    @Override
    public double of(Letters a, Letters b) {
        int n = fill(a, left);
        int m = fill(b, right);
        int common = 0;
        for (int i = 0, j = 0; i < n && j < m; ) {
            int order = Long.compare(left[i], right[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return 2.0 * common / (n + m);
    }

    private static int fill(Letters text, long[] into) {
        long previous = 0;
        int count = 0;
        for (int i = 0; i < text.length() && count < MOST; i++) {
            int c = text.at(i);
            if (c != ' ') {
                into[count++] = previous << 32 | c;
                previous = c;
            }
        }
        into[count++] = previous << 32;
        Arrays.sort(into, 0, count);
        return count;
    }
}
