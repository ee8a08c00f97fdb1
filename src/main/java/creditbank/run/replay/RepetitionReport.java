package creditbank.run.replay;

import creditbank.batch.Batch;
import creditbank.batch.Counts;
import creditbank.credit.Credited;
import org.jspecify.annotations.Nullable;

/**
 * What a past delivery comes to by today's mapping, rules and model.
 *
 * @param past the batch whose delivery is repeated
 * @param counts what became of its rows, against what the bank has now
 * @param refused rows that are refused
 * @param left rows of keys that later deliveries have changed; they are left out
 * @param credited what changes in the bank's records
 * @param credits by how many hundredths the live records' credits change, as their sender states them
 * @param by the batch that did it; null for a preview
 */
public record RepetitionReport(
        Batch past,
        Counts counts,
        long refused,
        long left,
        Credited credited,
        long credits,
        @Nullable Batch by) {
    /** The same, done by a batch. */
    RepetitionReport by(Batch batch) {
        return new RepetitionReport(past, counts, refused, left, credited, credits, batch);
    }
}
