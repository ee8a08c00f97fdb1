package creditbank.resolve.train;

import creditbank.resolve.model.Comparison;
import creditbank.resolve.model.MatchModel;

/** What is believed of matches before any data: most agree, few differ. It counts as much as a few matches do, and keeps every probability above zero. */
final class Usual {
    /** How many matches the belief is worth. */
    static final double STRENGTH = 4;

    private static final double EXACT = 0.75;
    private static final double ELSE = 0.07;

    private Usual() {}

    static double[][] m(MatchModel model) {
        return model.comparisons().stream().map(Usual::m).toArray(double[][]::new);
    }

    private static double[] m(Comparison comparison) {
        int n = comparison.outcomes();
        double[] m = new double[n];
        m[0] = n == 2 ? 1 - ELSE : EXACT;
        m[n - 1] = ELSE;
        for (int i = 1; i < n - 1; i++) {
            m[i] = (1 - EXACT - ELSE) / (n - 2);
        }
        return m;
    }

    /** Probabilities from expected counts and the belief; the sum is 1. */
    static double[] smoothed(double[] counts, double[] belief) {
        double sum = STRENGTH;
        for (double count : counts) {
            sum += count;
        }
        double[] values = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            values[i] = (counts[i] + STRENGTH * belief[i]) / sum;
        }
        return values;
    }
}
