package creditbank.read;

import creditbank.finding.Finding;
import creditbank.finding.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row as it was read. */
public sealed interface Row {
    Place place();

    /** The row's text. */
    String raw();

    /**
     * A row in the table's form.
     *
     * @param items for each achievement in the row the values of the table's columns, null where there is none; one item in all formats but JSON
     */
    record Whole(Place place, String raw, List<@Nullable String[]> items) implements Row {}

    /** A row that is not in the table's form. */
    record Broken(Place place, String raw, Finding finding) implements Row {}
}
