package creditbank.resolve.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import creditbank.resolve.score.Parameters;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** EM on counted patterns against EM pair by pair, and against the numbers that made the pairs. */
class SessionTest {
    private static final double[][] M = {{0.9, 0.06, 0.04}, {0.8, 0.2}, {0.7, 0.2, 0.1}, {0.95, 0.05}};
    private static final double[][] U = {{0.01, 0.05, 0.94}, {0.1, 0.9}, {0.02, 0.08, 0.9}, {0.3, 0.7}};
    private static final double[][] BELIEF = {{0.75, 0.18, 0.07}, {0.93, 0.07}, {0.75, 0.18, 0.07}, {0.93, 0.07}};
    private static final int PAIRS = 20_000;
    private static final double PART = 0.2;

    @Test
    void counted_patterns_give_what_pairs_give() {
        long[] pairs = pairs(4);
        Parameters fast = Session.run(counted(pairs), start(), BELIEF, -1).parameters();
        double[][] m = copy(BELIEF);
        double prior = 0.1;
        for (int round = 0; round < 200; round++) {
            double[][] sums = zeros();
            double expected = 0;
            for (long pair : pairs) {
                double p = posterior(pair, prior, m);
                expected += p;
                for (int k = 0; k < M.length; k++) {
                    if (outcome(pair, k) >= 0) {
                        sums[k][outcome(pair, k)] += p;
                    }
                }
            }
            prior = expected / pairs.length;
            for (int k = 0; k < M.length; k++) {
                m[k] = smoothed(sums[k], BELIEF[k]);
            }
        }
        assertThat(fast.prior()).isCloseTo(prior, within(1e-4));
        for (int k = 0; k < M.length; k++) {
            for (int i = 0; i < M[k].length; i++) {
                assertThat(fast.m(k, i)).isCloseTo(m[k][i], within(1e-4));
            }
        }
    }

    @Test
    void what_made_the_pairs_is_found_again() {
        Session.Result result = Session.run(counted(pairs(5)), start(), BELIEF, -1);
        assertThat(result.converged()).isTrue();
        assertThat(result.parameters().prior()).isCloseTo(PART, within(0.01));
        for (int k = 0; k < M.length; k++) {
            assertThat(result.parameters().m(k, 0)).isCloseTo(M[k][0], within(0.03));
        }
    }

    @Test
    void comparisons_of_the_key_take_no_part() {
        Parameters parameters =
                Session.run(counted(pairs(6)), start(), BELIEF, 0b1101).parameters();
        assertThat(parameters.m(1, 0)).isEqualTo(BELIEF[1][0]);
    }

    @Test
    void nothing_to_learn_from_leaves_the_belief() {
        Parameters parameters = Session.run(new Patterns(), start(), BELIEF, -1).parameters();
        assertThat(parameters.m(0, 0)).isCloseTo(BELIEF[0][0], within(1e-12));
    }

    private static Parameters start() {
        return new Parameters(0.1, BELIEF, U, null);
    }

    private static Patterns counted(long[] pairs) {
        Patterns patterns = new Patterns();
        for (long pair : pairs) {
            patterns.add(pair, 1);
        }
        return patterns;
    }

    private static long[] pairs(long seed) {
        Random random = new Random(seed);
        long[] pairs = new long[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            double[][] from = random.nextDouble() < PART ? M : U;
            for (int k = 0; k < M.length; k++) {
                long digit = random.nextInt(20) == 0 ? 0 : 1 + draw(from[k], random.nextDouble());
                pairs[i] |= digit << (4 * k);
            }
        }
        return pairs;
    }

    private static int draw(double[] from, double at) {
        int i = 0;
        double sum = from[0];
        while (sum < at && i < from.length - 1) {
            sum += from[++i];
        }
        return i;
    }

    private static int outcome(long pair, int k) {
        return (int) (pair >> (4 * k) & 15) - 1;
    }

    private static double posterior(long pair, double prior, double[][] m) {
        double match = prior;
        double other = 1 - prior;
        for (int k = 0; k < m.length; k++) {
            int outcome = outcome(pair, k);
            if (outcome >= 0) {
                match *= m[k][outcome];
                other *= U[k][outcome];
            }
        }
        return match / (match + other);
    }

    /** Four matches' worth of belief, as the documentation of training says. */
    private static double[] smoothed(double[] counts, double[] belief) {
        double sum = 4;
        for (double count : counts) {
            sum += count;
        }
        double[] values = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            values[i] = (counts[i] + 4 * belief[i]) / sum;
        }
        return values;
    }

    private static double[][] zeros() {
        double[][] zeros = copy(M);
        for (double[] row : zeros) {
            Arrays.fill(row, 0);
        }
        return zeros;
    }

    private static double[][] copy(double[][] values) {
        double[][] copy = new double[values.length][];
        for (int k = 0; k < copy.length; k++) {
            copy[k] = values[k].clone();
        }
        return copy;
    }
}
