package creditbank.map.expression;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Mask;
import creditbank.finding.Place;
import creditbank.outcome.Privacy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One joined row while its claims are made, and what is wrong with it. */
public final class Evaluation {
    private final Place place;
    private final @Nullable String[] slots;
    private List<Finding> findings = List.of();

    public Evaluation(Place place, @Nullable String[] slots) {
        this.place = place;
        this.slots = slots;
    }

    public Place place() {
        return place;
    }

    /** The column's text as sent, or null where it is blank. */
    public @Nullable String value(ColumnRef column) {
        String value = slots[column.slot()];
        return value == null || value.isBlank() ? null : value;
    }

    /** Notes what is wrong with a value, which is masked where its column is personal. */
    public void wrong(Code code, String field, Privacy privacy, String value, String expected) {
        if (findings.isEmpty()) {
            findings = new ArrayList<>(2);
        }
        findings.add(new Finding(code, place, field, shown(value, privacy), expected));
    }

    /** The same row with nothing noted yet. */
    public Evaluation again() {
        return new Evaluation(place, slots);
    }

    /** What was wrong so far. */
    public List<Finding> findings() {
        return findings;
    }

    private static String shown(String value, Privacy privacy) {
        return switch (privacy) {
            case PUBLIC, INTERNAL -> value;
            case PERSONAL -> Mask.name(value);
            case SENSITIVE -> Mask.idNumber(value);
        };
    }
}
