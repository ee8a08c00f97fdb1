package creditbank.resolve.train;

import creditbank.resolve.model.LevelKind;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.score.Frequencies;
import creditbank.resolve.score.Parameters;
import java.util.Arrays;

/**
 * u: how often two records of different entities agree by chance. Pairs taken at random say it of every outcome, except that agreement is counted over all
 * pairs. Expected matches are taken off both, so that a table full of duplicates does not make its keys look common.
 */
final class Chance {
    private static final double SEEN = 0.5;

    private final MatchModel model;
    private final Mixture random;
    private final Frequencies frequencies;
    private final boolean across;

    Chance(MatchModel model, Patterns random, Frequencies frequencies, boolean across) {
        this.model = model;
        this.random = new Mixture(random);
        this.frequencies = frequencies;
        this.across = across;
    }

    /** u from everything, as if there were no matches. */
    double[][] first(double[][] m) {
        double[][] flat = new double[m.length][];
        for (int k = 0; k < m.length; k++) {
            flat[k] = new double[m[k].length];
            Arrays.fill(flat[k], 1.0 / m[k].length);
        }
        return u(new Parameters(1e-12, flat, flat, null), new double[m.length]);
    }

    /**
     * u without the expected matches.
     *
     * @param exact of each comparison, the expected matches that agree
     */
    double[][] u(Parameters parameters, double[] exact) {
        double[][] others = random.weigh(parameters, -1).others();
        double[][] u = new double[others.length][];
        for (int k = 0; k < u.length; k++) {
            u[k] = u(others[k], k, exact[k]);
        }
        return u;
    }

    private double[] u(double[] counts, int comparison, double exactMatches) {
        int n = counts.length;
        double[] u = new double[n];
        double sum = 0;
        for (double count : counts) {
            sum += count + SEEN;
        }
        for (int i = 0; i < n; i++) {
            u[i] = (counts[i] + SEEN) / sum;
        }
        boolean exact = model.comparisons().get(comparison).levels().getFirst().kind() == LevelKind.EXACT;
        if (exact && !across) {
            replaceExact(u, comparison, exactMatches);
        }
        return u;
    }

    /** Agreement counted over all pairs; the other outcomes share the rest as before. */
    private void replaceExact(double[] u, int comparison, double exactMatches) {
        double known = frequencies.known(comparison);
        double pairs = Math.max(1, known * (known - 1) / 2);
        double chance = (Math.max(0, frequencies.sharingPairs(comparison) - exactMatches) + SEEN) / (pairs + 2 * SEEN);
        double scale = (1 - chance) / (1 - u[0]);
        u[0] = chance;
        for (int i = 1; i < u.length; i++) {
            u[i] *= scale;
        }
    }
}
