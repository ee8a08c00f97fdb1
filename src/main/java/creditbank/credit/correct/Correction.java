package creditbank.credit.correct;

import creditbank.credit.content.Facet;
import creditbank.resolve.Decision.Said;
import org.jspecify.annotations.Nullable;

/**
 * A person's correction of one facet of one record.
 *
 * @param value what the record shall show, as {@link Corrected} reads it
 * @param was what the claims came to when it was made
 * @param undone null while it stands
 * @param batch the batch that follows it as it stands now, 0 until then
 */
public record Correction(
        long id,
        Facet facet,
        String value,
        String was,
        String reason,
        Said corrected,
        @Nullable Said undone,
        long batch) {

    /** Whether records follow it. */
    public boolean stands() {
        return undone == null;
    }
}
