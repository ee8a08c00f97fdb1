package creditbank.resolve.train;

import creditbank.resolve.score.Parameters;

/**
 * EM over the pairs of one blocking rule, u fixed. Comparisons of the rule's columns take no part, since all of its pairs agree there.
 */
final class Session {
    private static final int MOST_ROUNDS = 200;
    private static final double STILL = 1e-6;
    private static final double EDGE = 1e-9;

    private Session() {}

    /**
     * The result of a session.
     *
     * @param parameters whose prior is the part of matches among the rule's pairs
     * @param expected how many matches the rule's pairs hold
     */
    record Result(Parameters parameters, double expected, boolean converged) {}

    static Result run(Patterns patterns, Parameters start, double[][] belief, int active) {
        Mixture mixture = new Mixture(patterns);
        double total = Math.max(1, patterns.total());
        Parameters now = start;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Mixture.Sums sums = mixture.weigh(now, active);
            double prior = Math.min(1 - EDGE, Math.max(EDGE, sums.expected() / total));
            Parameters next = step(now, sums, belief, active, prior);
            double change = change(now, next);
            now = next;
            if (change < STILL) {
                return new Result(now, sums.expected(), true);
            }
        }
        return new Result(now, now.prior() * total, false);
    }

    private static Parameters step(Parameters now, Mixture.Sums sums, double[][] belief, int active, double prior) {
        int n = now.comparisons();
        double[][] m = new double[n][];
        double[][] u = new double[n][];
        for (int k = 0; k < n; k++) {
            boolean moves = (active >> k & 1) == 1;
            m[k] = moves ? Usual.smoothed(sums.matches()[k], belief[k]) : new double[now.outcomes(k)];
            u[k] = new double[now.outcomes(k)];
            for (int i = 0; i < u[k].length; i++) {
                u[k][i] = now.u(k, i);
                m[k][i] = moves ? m[k][i] : now.m(k, i);
            }
        }
        return new Parameters(prior, m, u, null);
    }

    static double change(Parameters a, Parameters b) {
        double most = Math.abs(Math.log(a.prior()) - Math.log(b.prior())) * STILL * 100;
        for (int k = 0; k < a.comparisons(); k++) {
            for (int i = 0; i < a.outcomes(k); i++) {
                most = Math.max(most, Math.abs(a.m(k, i) - b.m(k, i)));
                most = Math.max(most, Math.abs(a.u(k, i) - b.u(k, i)));
            }
        }
        return most;
    }
}
