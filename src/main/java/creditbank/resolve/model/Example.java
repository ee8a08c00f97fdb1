package creditbank.resolve.model;

import java.util.Map;

/**
 * Two records and where the model must put them.
 *
 * @param line where the example stands in its file
 */
public record Example(int line, Map<String, String> left, Map<String, String> right, Zone zone) {
    public Example {
        left = Map.copyOf(left);
        right = Map.copyOf(right);
    }

    /** Where a pair belongs. */
    public enum Zone {
        LINK,
        REVIEW,
        APART
    }
}
