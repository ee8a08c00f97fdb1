package creditbank.resolve.model;

import java.util.Map;

/**
 * Two records and where the model must put them.
 *
 * @param line where the example stands in its file
 * @param shared of things that both have, by two senders' reports, how many identities have them
 * @param reasons the outcome that comparisons must have, by their names; none where the zone is enough
 */
public record Example(
        int line,
        Map<String, String> left,
        Map<String, String> right,
        Map<Shared.Thing, Integer> shared,
        Zone zone,
        Map<String, String> reasons) {
    public Example {
        left = Map.copyOf(left);
        right = Map.copyOf(right);
        shared = Map.copyOf(shared);
        reasons = Map.copyOf(reasons);
    }

    /** Where a pair belongs. */
    public enum Zone {
        LINK,
        REVIEW,
        APART;

        /** The zone of a weight between the least weights of a link and of a doubt. */
        public static Zone of(double weight, double link, double review) {
            if (weight >= link) {
                return LINK;
            }
            return weight >= review ? REVIEW : APART;
        }
    }
}
