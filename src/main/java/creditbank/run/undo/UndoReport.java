package creditbank.run.undo;

import creditbank.batch.Batch;
import creditbank.batch.undo.Reversed;
import creditbank.recognise.registry.Touched;
import creditbank.resolve.Resolved;
import org.jspecify.annotations.Nullable;

/**
 * What taking a batch back did, or would do.
 *
 * @param target the batch that is taken or brought back
 * @param again whether it is brought back
 * @param reversed what becomes of its source's claims
 * @param resolved what changes in who is who
 * @param effect what changes in the bank
 * @param touched the records among these on which something hangs that people did
 * @param by the batch that did it; null for a preview
 */
public record UndoReport(
        Batch target,
        boolean again,
        Reversed reversed,
        Resolved resolved,
        Effect effect,
        Touched touched,
        @Nullable Batch by) {

    /** The same, done by a batch. */
    UndoReport by(Batch batch) {
        return new UndoReport(target, again, reversed, resolved, effect, touched, batch);
    }

    /**
     * What changes in the bank.
     *
     * @param changed records that begin or change
     * @param ended records that end
     * @param moved records that go to another learner
     * @param credits by how many hundredths the live records' credits change, as their senders state them
     */
    public record Effect(long changed, long ended, long moved, long credits) {}
}
