package creditbank.run.review;

import creditbank.batch.Batch;
import creditbank.resolve.Decision;
import creditbank.resolve.Opinions.Heard;
import creditbank.resolve.Resolved;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of decisions.
 *
 * @param decisions those that were decided, undone or found waiting
 * @param batch the batch that follows them; null where there was nothing to apply
 * @param resolved what the batch changed in who is who; null where a batch of another source was faster
 * @param followed whether the bank is now as the last of the decisions says: one learner, or two
 * @param heard how far opinions have come where they have not made a decision
 */
public record ReviewReport(
        List<Decision> decisions,
        @Nullable Batch batch,
        @Nullable Resolved resolved,
        boolean followed,
        Heard heard) {
    /** Nothing was to be done. */
    static final ReviewReport NOTHING = heard(Heard.NOBODY);

    /** An opinion was kept, and nothing decided. */
    static ReviewReport heard(Heard heard) {
        return new ReviewReport(List.of(), null, null, true, heard);
    }

    public ReviewReport {
        decisions = List.copyOf(decisions);
    }
}
