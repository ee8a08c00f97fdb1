package creditbank.resolve.engine;

import java.util.List;

/**
 * Why two records are one entity or not.
 *
 * @param prior the weight before anything is compared
 * @param steps one for each comparison
 * @param relatives what is taken off since the pair may be relatives; 0 or less
 * @param weight the sum
 * @param zone "link", "review" or "apart"
 * @param together whether the two are in one cluster, be it over other records
 */
public record Explanation(
        double prior,
        List<Step> steps,
        double relatives,
        double weight,
        double probability,
        String zone,
        boolean together) {
    public Explanation {
        steps = List.copyOf(steps);
    }

    /**
     * One comparison.
     *
     * @param left the value as compared; of a secret column only its length
     * @param outcome the level that holds, "else" or "missing"
     * @param bits what it is worth
     */
    public record Step(String comparison, String left, String right, String outcome, double bits) {}
}
