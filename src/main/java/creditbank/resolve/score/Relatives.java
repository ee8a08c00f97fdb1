package creditbank.resolve.score;

import java.util.Arrays;
import java.util.List;

/**
 * A third kind of pairs beside matches and strangers: different entities that share what belongs to their circumstances, such as a household its surname and
 * address. What belongs to the entity itself, its identity, agrees among them no more often than by chance. Without this kind a household would look like
 * one person who is often misspelt.
 *
 * @param prior the probability that two records taken at random are such a pair
 * @param r for each comparison and outcome its probability among them
 */
public record Relatives(double prior, List<List<Double>> r) {
    public Relatives {
        r = r.stream().map(List::copyOf).toList();
    }

    /** Takes copies. */
    public static Relatives of(double prior, double[][] r) {
        return new Relatives(
                prior,
                Arrays.stream(r).map(row -> Arrays.stream(row).boxed().toList()).toList());
    }

    double[][] bits() {
        return r.stream()
                .map(row -> row.stream()
                        .mapToDouble(value -> Weights.log2(Math.max(1e-9, value)))
                        .toArray())
                .toArray(double[][]::new);
    }
}
