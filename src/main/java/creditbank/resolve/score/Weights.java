package creditbank.resolve.score;

import creditbank.resolve.model.Comparison;
import creditbank.resolve.model.Level;
import creditbank.resolve.model.LevelKind;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.table.Profiles;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What each outcome is worth in bits, log2(m / u); agreement on a value is worth log2(m / its frequency). The weight of a pair is the prior's log odds and
 * the sum of its outcomes; a missing value is worth nothing.
 */
public final class Weights {
    private static final double LEAST = 1e-9;

    private final double[][] bits;
    private final double[] others;
    private final double prior;
    private final Frequencies frequencies;
    private final Profiles profiles;
    private final int[] columns;
    private final double[][] relatives;
    private final double relativesPrior;
    private final double[][] matches;
    private final int[] cheapest;

    public Weights(MatchModel model, Parameters parameters, Frequencies frequencies, Profiles profiles) {
        int n = model.comparisons().size();
        this.bits = new double[n][];
        this.others = new double[n];
        this.columns = new int[n];
        this.prior = log2(parameters.prior() / (1 - parameters.prior()));
        this.frequencies = frequencies;
        this.profiles = profiles;
        Relatives others = parameters.relatives();
        this.relatives = others == null ? new double[0][] : others.bits();
        this.relativesPrior = others == null ? 0 : log2(others.prior()) - log2(parameters.prior());
        this.matches = new double[n][];
        this.cheapest = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingInt(k -> cost(model.comparisons().get(k))))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int k = 0; k < n; k++) {
            matches[k] = new double[parameters.outcomes(k)];
            bits[k] = new double[parameters.outcomes(k)];
            columns[k] = model.comparisons().get(k).column();
            this.others[k] = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < bits[k].length; i++) {
                bits[k][i] = log2(Math.max(LEAST, parameters.m(k, i)) / Math.max(LEAST, parameters.u(k, i)));
                matches[k][i] = log2(Math.max(LEAST, parameters.m(k, i)));
                this.others[k] = i > 0 ? Math.max(this.others[k], bits[k][i]) : this.others[k];
            }
        }
    }

    /** How long a comparison takes, roughly: short values that are compared sign by sign, names with their many forms, texts. */
    private static int cost(Comparison comparison) {
        boolean words = false;
        for (Level level : comparison.levels()) {
            words |= level.kind() == LevelKind.TOKENS || level.kind() == LevelKind.BIGRAMS;
        }
        return (words ? 100 : 0)
                + (comparison.crossed() == null ? 0 : 50)
                + comparison.levels().size();
    }

    /** The weight of a pair with this pattern; where relatives explain it better than chance does, they count against it. */
    public double of(int a, long pattern) {
        double weight = prior;
        for (int k = 0; k < bits.length; k++) {
            int outcome = Outcomes.outcome(pattern, k);
            weight += outcome < 0 ? 0 : of(k, outcome, a);
        }
        return relatives.length == 0 ? weight : -sum(-weight, related(pattern));
    }

    /**
     * The weight of two records of one profile. Their number counts among the frequencies: a thousand records that say nothing but one name are no evidence
     * that the name is rare.
     */
    public double ofItself(int profile, long pattern) {
        double over = 0;
        for (int k = 0; k < bits.length; k++) {
            if (Outcomes.outcome(pattern, k) == 0 && frequencies.counts(k)) {
                int value = profiles.value(profile, columns[k]);
                over += Math.max(0, frequencies.bitsOfRows(k, value) - frequencies.bits(k, value));
            }
        }
        return of(profile, pattern) - over;
    }

    /** The log odds of relatives against a match. */
    double related(long pattern) {
        double odds = relativesPrior;
        for (int k = 0; k < relatives.length; k++) {
            int outcome = Outcomes.outcome(pattern, k);
            odds += outcome < 0 ? 0 : relatives[k][outcome] - matches[k][outcome];
        }
        return odds;
    }

    /** log2(2^a + 2^b). */
    private static double sum(double a, double b) {
        double more = Math.max(a, b);
        return more + log2(1 + Math.pow(2, Math.min(a, b) - more));
    }

    /** What one outcome is worth; where it is agreement, on the value of this profile. */
    public double of(int comparison, int outcome, int profile) {
        if (outcome == 0 && frequencies.counts(comparison)) {
            return matches[comparison][0] - frequencies.bits(comparison, profiles.value(profile, columns[comparison]));
        }
        return bits[comparison][outcome];
    }

    /**
     * The pattern of a pair whose weight is at least {@code floor}, or -1. Gives up as soon as the outcomes that are still open cannot lift the weight to the
     * floor; what is cheap to compare comes first, so most pairs cost no comparison of texts.
     */
    long pattern(Outcomes outcomes, int a, int b, double floor) {
        double most = prior;
        long pattern = 0;
        int open = 0;
        for (int k = 0; k < bits.length; k++) {
            Outcome outcome = outcomes.at(k);
            if (outcome.known(a, b)) {
                boolean same = outcome.same(a, b);
                pattern |= same ? 1L << (4 * k) : 0;
                open |= same ? 0 : 1 << k;
                most += same ? of(k, 0, a) : others[k];
            }
        }
        for (int i = 0; open != 0 && most >= floor; i++) {
            int k = cheapest[i];
            if ((open >> k & 1) == 1) {
                int outcome = outcomes.at(k).of(a, b);
                pattern |= (outcome + 1L) << (4 * k);
                most += of(k, outcome, a) - others[k];
                open &= ~(1 << k);
            }
        }
        return most >= floor ? pattern : -1;
    }

    /** The log odds before anything is compared. */
    public double prior() {
        return prior;
    }

    /** The probability of a match at a weight. */
    public static double probability(double weight) {
        return weight >= 0 ? 1 / (1 + Math.pow(2, -weight)) : Math.pow(2, weight) / (1 + Math.pow(2, weight));
    }

    /** The weight at which a match has a probability. */
    public static double weight(double probability) {
        return log2(probability / (1 - probability));
    }

    static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
