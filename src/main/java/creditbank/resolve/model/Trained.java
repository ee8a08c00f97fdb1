package creditbank.resolve.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt from a table.
 *
 * @param prior the probability that two records taken at random are of one entity
 * @param entities how many entities the table had, as far as the model told them apart; 0 where nobody counted
 * @param m for each comparison and outcome, its probability where both records are of one entity
 * @param u the same where they are not
 * @param relatives pairs of different entities that share their circumstances
 * @param link the weight from which on a pair is a link
 * @param review the weight from which on a pair is for people
 * @param frequencies the digest that names the file of frequencies; null for none
 */
public record Trained(
        double prior,
        long entities,
        List<List<Double>> m,
        List<List<Double>> u,
        Relatives relatives,
        double link,
        double review,
        @Nullable String frequencies) {
    public Trained {
        m = m.stream().map(List::copyOf).toList();
        u = u.stream().map(List::copyOf).toList();
    }

    /** By how much chance finds two records of one entity, or two relatives, more seldom among so many entities; at most 1. */
    public double share(@Nullable Long population) {
        return population == null ? 1 : Math.min(1, (double) entities / population);
    }

    /** The prior among so many entities: the more there are, the more of what agrees agrees by chance. */
    public double prior(@Nullable Long population) {
        return prior * share(population);
    }

    /**
     * Pairs of relatives.
     *
     * @param prior the probability of one
     * @param r for each comparison and outcome its probability among them; empty where there are none
     */
    public record Relatives(double prior, List<List<Double>> r) {
        public Relatives {
            r = r.stream().map(List::copyOf).toList();
        }
    }
}
