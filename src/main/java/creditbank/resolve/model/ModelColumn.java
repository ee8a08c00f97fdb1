package creditbank.resolve.model;

import java.util.List;
import java.util.Set;

/**
 * A column as the model sees it.
 *
 * @param headers names in a file's header; the first that is there counts
 * @param join names of headers whose values are joined with a space between; empty where one header gives the value
 * @param missing values that mean nothing is known
 * @param order how a date with slashes or points is read
 */
public record ModelColumn(
        String name, ColumnType type, List<String> headers, List<String> join, Set<String> missing, DateOrder order) {
    public ModelColumn {
        headers = List.copyOf(headers);
        join = List.copyOf(join);
        missing = Set.copyOf(missing);
    }

    /** Which part of a date comes first. */
    public enum DateOrder {
        YEAR_FIRST,
        DAY_FIRST,
        MONTH_FIRST
    }
}
