package creditbank.resolve.engine;

import creditbank.resolve.block.Blocks;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.score.Frequencies;
import creditbank.resolve.score.Kept;
import creditbank.resolve.score.Outcomes;
import creditbank.resolve.score.Parameters;
import creditbank.resolve.score.Weights;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.train.Patterns;
import creditbank.resolve.train.Trainer;
import java.util.stream.IntStream;

/** The last step of training, over all plausible pairs: m, u and prior by EM, then frequencies without duplicates, then the prior once more with them. */
final class Joint {
    private static final int PRIOR_ROUNDS = 4;

    private final MatchModel model;
    private final Profiles profiles;
    private final Frequencies frequencies;
    private final Trainer trainer;
    private final Blocks blocks;
    private final double pairs;

    Joint(MatchModel model, Profiles profiles, Frequencies frequencies, Trainer trainer, Blocks blocks, double pairs) {
        this.model = model;
        this.profiles = profiles;
        this.frequencies = frequencies;
        this.trainer = trainer;
        this.blocks = blocks;
        this.pairs = Math.max(1, pairs);
    }

    Parameters run(Parameters start, Kept kept) {
        Patterns patterns = new Patterns();
        for (int i = 0; i < kept.size(); i++) {
            patterns.add(kept.pattern(i), 1);
        }
        Parameters learnt = trainer.joint(start, patterns);
        kept.weigh(new Weights(model, learnt, frequencies, profiles));
        frequencies.correct(sharing(kept));
        for (int round = 0; round < PRIOR_ROUNDS; round++) {
            kept.weigh(new Weights(model, learnt, frequencies, profiles));
            double expected = Math.max(0.1, kept.expected());
            learnt = learnt.withPrior(Math.min(0.5, expected / pairs));
        }
        return learnt;
    }

    /**
     * The expected matches that no key brought together, after Chao: from those that exactly one key found and those that exactly two found.
     */
    double missed(Kept kept) {
        double one = 0;
        double two = 0;
        for (int i = 0; i < kept.size(); i++) {
            double p = Weights.probability(kept.weight(i));
            int rules = p > 0.01 ? blocks.rulesOf(kept.left(i), kept.right(i), 3) : 3;
            one += rules == 1 ? p : 0;
            two += rules == 2 ? p : 0;
        }
        return blocks.reports().size() < 2 ? 0 : one * Math.max(0, one - 1) / (2 * (two + 1));
    }

    /** For each comparison and value, the expected matches that agree on it. */
    private double[][] sharing(Kept kept) {
        int n = model.comparisons().size();
        double[][] matches = new double[n][];
        IntStream.range(0, n).parallel().forEach(k -> matches[k] = sharing(kept, k));
        return matches;
    }

    private double[] sharing(Kept kept, int k) {
        int column = model.comparisons().get(k).column();
        double[] matches = new double[frequencies.distinct(k)];
        for (int i = 0; i < kept.size(); i++) {
            if (Outcomes.outcome(kept.pattern(i), k) == 0) {
                int value = profiles.value(kept.left(i), column);
                if (value == profiles.value(kept.right(i), column)) {
                    matches[value] += Weights.probability(kept.weight(i));
                }
            }
        }
        return matches;
    }
}
