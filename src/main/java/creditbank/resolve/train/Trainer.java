package creditbank.resolve.train;

import creditbank.resolve.block.Blocks;
import creditbank.resolve.model.BlockRule;
import creditbank.resolve.model.Comparison;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.score.Frequencies;
import creditbank.resolve.score.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns m, u and the prior without labels. First one EM session for each blocking rule, whose medians are m; then, when all candidates have been scored, one
 * EM over all of them, which also settles the prior and takes the matches off u.
 */
public final class Trainer {
    private static final int MOST_ROUNDS = 300;
    private static final double STILL = 1e-7;
    private static final double FEW = 10;
    private static final double LEAST_PART = 1e-4;

    private final MatchModel model;
    private final double pairs;
    private final Chance chance;
    private final double[][] belief;
    private final List<String> notes = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param random patterns of pairs taken at random
     * @param pairs how many pairs there are at all
     * @param across whether only pairs of two tables count
     */
    public Trainer(MatchModel model, Patterns random, Frequencies frequencies, double pairs, boolean across) {
        this.model = model;
        this.pairs = Math.max(1, pairs);
        this.chance = new Chance(model, random, frequencies, across);
        this.belief = Usual.m(model);
    }

    /** What a reader of the report should know: sessions that failed or did not settle. */
    public List<String> notes() {
        return notes;
    }

    /** A first estimate from one session for each rule. */
    public Parameters sessions(List<BlockRule> rules, Blocks blocks, SessionPairs sample) {
        double[][] u = chance.first(belief);
        Parameters start = new Parameters(0.1, belief, u, null);
        List<Parameters> good = new ArrayList<>();
        List<Integer> actives = new ArrayList<>();
        double expected = 1;
        for (int rule = 0; rule < rules.size(); rule++) {
            int active = active(rules.get(rule));
            Patterns patterns = sample.patterns(blocks, rule);
            if (patterns.total() == 0 || active == 0) {
                continue;
            }
            Session.Result result = Session.run(patterns, start, belief, active);
            String name = rules.get(rule).text(model.columns());
            if (!result.converged()) {
                notes.add("training on the key '" + name + "' did not settle; its last values were taken");
            }
            if (result.expected() < FEW || result.parameters().prior() < LEAST_PART) {
                continue;
            }
            good.add(result.parameters());
            actives.add(active);
            expected = Math.max(
                    expected,
                    result.parameters().prior() * blocks.reports().get(rule).pairs());
        }
        if (good.isEmpty()) {
            notes.add("no key brought enough matches together to learn from; usual values were taken for them");
        }
        return new Parameters(prior(expected), medians(good, actives), u, null);
    }

    /** The final estimate over all plausible pairs. */
    public Parameters joint(Parameters start, Patterns plausible) {
        Mixture mixture = new Mixture(plausible);
        Parameters now = start;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Mixture.Sums sums = mixture.weigh(now, -1);
            double[][] m = new double[belief.length][];
            double[] exact = new double[belief.length];
            for (int k = 0; k < m.length; k++) {
                m[k] = Usual.smoothed(sums.matches()[k], belief[k]);
                exact[k] = sums.matches()[k][0];
            }
            Parameters next = new Parameters(prior(sums.expected()), m, chance.u(now, exact), null);
            double change = Session.change(now, next);
            now = next;
            if (change < STILL) {
                return new RelativesSearch(model, plausible, pairs, belief).run(now);
            }
        }
        notes.add(
                "training over all pairs did not settle after " + MOST_ROUNDS + " rounds; its last values were taken");
        return new RelativesSearch(model, plausible, pairs, belief).run(now);
    }

    private double prior(double expected) {
        return Math.min(0.5, Math.max(expected, 0.1) / pairs);
    }

    private int active(BlockRule rule) {
        int active = 0;
        for (int k = 0; k < model.comparisons().size(); k++) {
            Comparison comparison = model.comparisons().get(k);
            active |= rule.uses(comparison.column()) ? 0 : 1 << k;
        }
        return active;
    }

    private double[][] medians(List<Parameters> good, List<Integer> actives) {
        double[][] m = new double[belief.length][];
        for (int k = 0; k < m.length; k++) {
            m[k] = belief[k].clone();
            double sum = 0;
            for (int i = 0; i < m[k].length; i++) {
                double[] values = new double[good.size()];
                int count = 0;
                for (int s = 0; s < good.size(); s++) {
                    if ((actives.get(s) >> k & 1) == 1) {
                        values[count++] = good.get(s).m(k, i);
                    }
                }
                m[k][i] = count == 0 ? m[k][i] : median(Arrays.copyOf(values, count));
                sum += m[k][i];
            }
            for (int i = 0; i < m[k].length; i++) {
                m[k][i] /= sum;
            }
        }
        return m;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** Gives the patterns of a rule's pairs. */
    @FunctionalInterface
    public interface SessionPairs {
        Patterns patterns(Blocks blocks, int rule);
    }
}
