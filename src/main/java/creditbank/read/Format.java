package creditbank.read;

import java.util.List;

/** How the rows of a table stand in its file; lists of places go with the table's columns, one by one. */
public sealed interface Format {

    /** Delimited text whose first line names exactly the table's columns. */
    record Delimited(char separator) implements Format {}

    /**
     * Lines of equal length.
     *
     * @param bytes of a row, without the line end
     */
    record FixedWidth(int bytes, List<Slice> slices) implements Format {
        public FixedWidth {
            slices = List.copyOf(slices);
        }
    }

    /**
     * Where a column stands in a line.
     *
     * @param from the first byte, counted from 0
     * @param bytes the length
     */
    record Slice(int from, int bytes) {}

    /**
     * A JSON document.
     *
     * @param elements the name of the list at the top whose elements are the rows; a document without it is itself one row
     * @param each the path of a list inside a row whose elements are achievements of their own; empty for none
     * @param paths where each column stands: within the achievement, or from the row's top where it begins with {@code /}
     */
    record Json(String elements, String each, List<String> paths) implements Format {
        public Json {
            paths = List.copyOf(paths);
        }
    }
}
