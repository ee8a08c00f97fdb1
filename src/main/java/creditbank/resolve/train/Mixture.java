package creditbank.resolve.train;

import creditbank.resolve.score.Outcomes;
import creditbank.resolve.score.Parameters;

/** Two classes of pairs, matches and others, whose outcomes are independent within a class: posteriors and weighted sums over counted patterns. */
final class Mixture {
    private final long[] patterns;
    private final long[] counts;

    Mixture(Patterns patterns) {
        long[][] sorted = patterns.sorted();
        this.patterns = sorted[0];
        this.counts = sorted[1];
    }

    /** Sums of one pass: per comparison and outcome the expected matches, and all of them. */
    static final class Sums {
        private final double[][] matches;
        private final double[][] others;
        private final double expected;

        Sums(double[][] matches, double[][] others, double expected) {
            this.matches = matches;
            this.others = others;
            this.expected = expected;
        }

        double[][] matches() {
            return matches;
        }

        /** The same of pairs that are no matches. */
        double[][] others() {
            return others;
        }

        double expected() {
            return expected;
        }
    }

    /**
     * Weighs each pattern by its posterior.
     *
     * @param active the comparisons that count, as bits
     */
    Sums weigh(Parameters parameters, int active) {
        int n = parameters.comparisons();
        double[][] matches = new double[n][];
        double[][] others = new double[n][];
        for (int k = 0; k < n; k++) {
            matches[k] = new double[parameters.outcomes(k)];
            others[k] = new double[parameters.outcomes(k)];
        }
        double expected = 0;
        for (int i = 0; i < patterns.length; i++) {
            double p = posterior(parameters, patterns[i], active);
            expected += p * counts[i];
            for (int k = 0; k < n; k++) {
                int outcome = Outcomes.outcome(patterns[i], k);
                if (outcome >= 0) {
                    matches[k][outcome] += p * counts[i];
                    others[k][outcome] += (1 - p) * counts[i];
                }
            }
        }
        return new Sums(matches, others, expected);
    }

    static double posterior(Parameters parameters, long pattern, int active) {
        double odds = Math.log(parameters.prior()) - Math.log1p(-parameters.prior());
        for (int k = 0; k < parameters.comparisons(); k++) {
            int outcome = Outcomes.outcome(pattern, k);
            if (outcome >= 0 && (active >> k & 1) == 1) {
                odds += Math.log(parameters.m(k, outcome)) - Math.log(parameters.u(k, outcome));
            }
        }
        return odds >= 0 ? 1 / (1 + Math.exp(-odds)) : Math.exp(odds) / (1 + Math.exp(odds));
    }
}
