package creditbank.resolve.compare;

import java.util.Arrays;

/**
 * Jaro–Winkler as the reference of the US Census Bureau computes it: half the transposed letters, rounded down, are transpositions; a common prefix of up to
 * four letters boosts only what is above 0.7. One instance is for one thread.
 */
public final class JaroWinkler implements Similarity {
    private static final double BOOST_ABOVE = 0.7;
    private static final double PREFIX_WEIGHT = 0.1;
    private static final int LONGEST_PREFIX = 4;

    private boolean[] usedA = new boolean[32];
    private boolean[] usedB = new boolean[32];

    @Override
    public double of(Letters a, Letters b) {
        double jaro = jaro(a, b);
        if (jaro <= BOOST_ABOVE) {
            return jaro;
        }
        int most = Math.min(LONGEST_PREFIX, Math.min(a.length(), b.length()));
        int prefix = 0;
        while (prefix < most && a.at(prefix) == b.at(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }

    /** Jaro's measure alone. */
    double jaro(Letters a, Letters b) {
        if (a.same(b)) {
            return 1;
        }
        int common = mark(a, b);
        if (common == 0) {
            return 0;
        }
        int transpositions = transposed(a, b) / 2;
        double c = common;
        return (c / a.length() + c / b.length() + (c - transpositions) / c) / 3;
    }

    /** Marks the letters that both have within the window, and counts them. */
    private int mark(Letters a, Letters b) {
        usedA = cleared(usedA, a.length());
        usedB = cleared(usedB, b.length());
        int window = Math.max(Math.max(a.length(), b.length()) / 2 - 1, 0);
        int common = 0;
        for (int i = 0; i < a.length(); i++) {
            int end = Math.min(b.length(), i + window + 1);
            for (int j = Math.max(0, i - window); j < end; j++) {
                if (!usedB[j] && a.at(i) == b.at(j)) {
                    usedA[i] = true;
                    usedB[j] = true;
                    common++;
                    break;
                }
            }
        }
        return common;
    }

    /** How many of the marked letters stand in another order. */
    private int transposed(Letters a, Letters b) {
        int count = 0;
        int j = 0;
        for (int i = 0; i < a.length(); i++) {
            if (usedA[i]) {
                while (!usedB[j]) {
                    j++;
                }
                count += a.at(i) == b.at(j) ? 0 : 1;
                j++;
            }
        }
        return count;
    }

    private static boolean[] cleared(boolean[] flags, int length) {
        if (flags.length < length) {
            return new boolean[length * 2];
        }
        Arrays.fill(flags, 0, length, false);
        return flags;
    }
}
