package creditbank.resolve.train;

import creditbank.resolve.model.ColumnType;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.score.Outcomes;
import creditbank.resolve.score.Parameters;
import creditbank.resolve.score.Relatives;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for a third kind of pairs among the plausible ones: relatives, whose identity agrees only by chance while their circumstances agree as those of
 * matches do. Identity is what the model says, else a date together with one of the names; each such choice is tried, and the likeliest is taken where it
 * explains the patterns so much better than two kinds do that its parameters pay for themselves (Schwarz's criterion).
 */
final class RelativesSearch {
    private static final int ROUNDS = 200;
    private static final double STILL = 1e-7;
    private static final double MOST_ABOVE_CHANCE = 16;
    private static final double FEW = 20;
    private static final double LEAST_PART = 0.01;
    private static final double INFORMATIVE = 8;
    private static final double AT_ALL = 0.1;

    private final MatchModel model;
    private final long[] patterns;
    private final long[] counts;
    private final double pairs;
    private final double[][] belief;

    RelativesSearch(MatchModel model, Patterns plausible, double pairs, double[][] belief) {
        long[][] sorted = plausible.sorted();
        this.model = model;
        this.patterns = sorted[0];
        this.counts = sorted[1];
        this.pairs = pairs;
        this.belief = belief;
    }

    /** A fit of three kinds. */
    private record Fit(Parameters parameters, double likelihood, double matches, double relatives) {}

    /** The same parameters where there are no relatives, else those of three kinds. */
    Parameters run(Parameters two) {
        double least = likelihood(two);
        Parameters best = two;
        for (List<Integer> tied : choices()) {
            if (tied.stream().anyMatch(k -> belief[k][0] < INFORMATIVE * two.u(k, 0))) {
                continue;
            }
            boolean none = best == two && !informative(two, tied, false);
            Fit fit = fit(two, tied, none);
            double price = parameters(two, tied) * Math.log(Math.max(2, total())) / 2;
            boolean enough = fit.relatives() >= Math.max(FEW, LEAST_PART * fit.matches());
            boolean told = informative(fit.parameters(), tied, true);
            if (enough && told && (none || fit.likelihood() - price > least)) {
                least = fit.likelihood() - price;
                best = fit.parameters();
            }
        }
        return best;
    }

    /**
     * Whether matches agree on what is tied, all of it or any, far more often than by chance. Where two kinds are learnt and they do not, no match was found
     * at all: the kind that was taken for matches is relatives.
     */
    private static boolean informative(Parameters parameters, List<Integer> tied, boolean all) {
        long far = tied.stream()
                .filter(k -> parameters.m(k, 0) >= Math.max(AT_ALL, INFORMATIVE * parameters.u(k, 0)))
                .count();
        return all ? far == tied.size() : far > 0;
    }

    private List<List<Integer>> choices() {
        List<Integer> own = new ArrayList<>();
        List<Integer> names = new ArrayList<>();
        Integer date = null;
        for (int k = 0; k < model.comparisons().size(); k++) {
            int column = model.comparisons().get(k).column();
            ColumnType type = model.columns().get(column).type();
            if (model.policy().identity().contains(column)) {
                own.add(k);
            }
            if (type == ColumnType.NAME) {
                names.add(k);
            }
            date = type == ColumnType.DATE && date == null ? Integer.valueOf(k) : date;
        }
        if (!own.isEmpty()) {
            return List.of(own);
        }
        Integer chosen = date;
        return chosen == null
                ? List.of()
                : names.stream().map(name -> List.of(chosen, name)).toList();
    }

    /**
     * Fits three kinds.
     *
     * @param anchored whether matches agree on what is tied as is believed, since there are none to learn it from
     */
    private Fit fit(Parameters two, List<Integer> tied, boolean anchored) {
        int n = two.comparisons();
        double[][] m = new double[n][];
        double[][] r = new double[n][];
        double[][] u = new double[n][];
        for (int k = 0; k < n; k++) {
            m[k] = new double[two.outcomes(k)];
            u[k] = new double[two.outcomes(k)];
            for (int i = 0; i < m[k].length; i++) {
                m[k][i] = tied.contains(k) ? belief[k][i] : two.m(k, i);
                u[k][i] = two.u(k, i);
            }
            r[k] = tied.contains(k) ? u[k].clone() : m[k].clone();
        }
        double[] priors = {two.prior() / 2, two.prior() / 2};
        double likelihood = Double.NEGATIVE_INFINITY;
        double[] expected = new double[2];
        for (int round = 0; round < ROUNDS; round++) {
            Step step = step(priors, m, u, r);
            expected = step.expected;
            priors = new double[] {Math.max(0.1, expected[0]) / pairs, Math.max(0.1, expected[1]) / pairs};
            for (int k = 0; k < n; k++) {
                m[k] = anchored && tied.contains(k) ? belief[k].clone() : Usual.smoothed(step.matches[k], belief[k]);
                r[k] = Usual.smoothed(step.relatives[k], r[k]);
                if (tied.contains(k)) {
                    r[k] = date(k) ? u[k].clone() : capped(r[k], u[k]);
                }
            }
            boolean still = step.likelihood - likelihood < STILL * Math.abs(likelihood);
            likelihood = step.likelihood;
            if (still) {
                break;
            }
        }
        return new Fit(
                new Parameters(priors[0], m, u, Relatives.of(priors[1], r)), likelihood, expected[0], expected[1]);
    }

    private boolean date(int comparison) {
        int column = model.comparisons().get(comparison).column();
        return model.columns().get(column).type() == ColumnType.DATE;
    }

    /** Names of a family are a little more alike than those of strangers, but not much. */
    private static double[] capped(double[] r, double[] u) {
        double[] capped = new double[r.length];
        double rest = 1;
        for (int i = 0; i < r.length - 1; i++) {
            capped[i] = Math.min(r[i], Math.min(MOST_ABOVE_CHANCE * u[i], rest));
            rest -= capped[i];
        }
        capped[r.length - 1] = Math.max(rest, 1e-9);
        return capped;
    }

    /** Expected counts of one round; matches and relatives are numbered 0 and 1. */
    private static final class Step {
        private final double[][] matches;
        private final double[][] relatives;
        private final double[] expected = new double[2];
        private double likelihood;

        Step(double[][] like) {
            matches = new double[like.length][];
            relatives = new double[like.length][];
            for (int k = 0; k < like.length; k++) {
                matches[k] = new double[like[k].length];
                relatives[k] = new double[like[k].length];
            }
        }

        void add(long pattern, double match, double relative) {
            expected[0] += match;
            expected[1] += relative;
            for (int k = 0; k < matches.length; k++) {
                int outcome = Outcomes.outcome(pattern, k);
                if (outcome >= 0) {
                    matches[k][outcome] += match;
                    relatives[k][outcome] += relative;
                }
            }
        }
    }

    private Step step(double[] priors, double[][] m, double[][] u, double[][] r) {
        Step step = new Step(m);
        for (int i = 0; i < patterns.length; i++) {
            double pm = priors[0] * density(patterns[i], m);
            double pr = priors[1] * density(patterns[i], r);
            double pu = (1 - priors[0] - priors[1]) * density(patterns[i], u);
            double all = Math.max(Double.MIN_NORMAL, pm + pr + pu);
            step.likelihood += counts[i] * Math.log(all);
            step.add(patterns[i], counts[i] * pm / all, counts[i] * pr / all);
        }
        return step;
    }

    private double likelihood(Parameters two) {
        double sum = 0;
        for (int i = 0; i < patterns.length; i++) {
            double pm = two.prior();
            double pu = 1 - two.prior();
            for (int k = 0; k < two.comparisons(); k++) {
                int outcome = Outcomes.outcome(patterns[i], k);
                if (outcome >= 0) {
                    pm *= two.m(k, outcome);
                    pu *= two.u(k, outcome);
                }
            }
            sum += counts[i] * Math.log(Math.max(Double.MIN_NORMAL, pm + pu));
        }
        return sum;
    }

    private static double density(long pattern, double[][] values) {
        double density = 1;
        for (int k = 0; k < values.length; k++) {
            int outcome = Outcomes.outcome(pattern, k);
            density *= outcome < 0 ? 1 : values[k][outcome];
        }
        return density;
    }

    private static int parameters(Parameters two, List<Integer> tied) {
        int count = 1;
        for (int k = 0; k < two.comparisons(); k++) {
            count += tied.contains(k) ? 0 : two.outcomes(k) - 1;
        }
        return count;
    }

    private double total() {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
