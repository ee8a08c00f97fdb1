package creditbank.recognise;

import creditbank.recognise.rule.Achieved;
import creditbank.recognise.rule.Ruling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a record's credits came about.
 *
 * @param achieved what rules know of the current version
 * @param worksheets all that the record ever had, oldest first
 * @param ruling what the rules say that were in force when the current version was made; null where there were none
 */
public record Explanation(
        Subject subject,
        Achieved achieved,
        List<Worksheet> worksheets,
        @Nullable Ruling ruling) {
    public Explanation {
        worksheets = List.copyOf(worksheets);
    }

    /**
     * The record.
     *
     * @param live false where it was withdrawn, or went into another record
     * @param code the provider's code of it, empty where there is none
     */
    public record Subject(
            long recordId, long learnerId, int version, boolean live, String code, String title, String provider) {}

    /** The worksheet in force, null where the record is not converted. */
    public @Nullable Worksheet inForce() {
        if (worksheets.isEmpty() || !subject.live()) {
            return null;
        }
        Worksheet last = worksheets.getLast();
        return last.version() == subject.version() && last.converted() != null ? last : null;
    }

    /** All but that in force, oldest first. */
    public List<Worksheet> earlier() {
        return worksheets.subList(0, worksheets.size() - (inForce() == null ? 0 : 1));
    }
}
