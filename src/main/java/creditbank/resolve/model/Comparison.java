package creditbank.resolve.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one column of two records is compared.
 *
 * @param column its number in the model
 * @param crossed the number of the column with which it may have changed places, or null
 * @param frequency whether agreement on a rare value counts more
 */
public record Comparison(String name, int column, @Nullable Integer crossed, List<Level> levels, boolean frequency) {
    public Comparison {
        levels = List.copyOf(levels);
    }

    /** How many outcomes there are, "none of these" being the last. */
    public int outcomes() {
        return levels.size() + 1;
    }

    /** What an outcome is called. */
    public String outcome(int index) {
        return index < levels.size() ? levels.get(index).text() : "else";
    }
}
