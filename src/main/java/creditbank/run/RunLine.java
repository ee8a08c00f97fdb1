package creditbank.run;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.batch.Counts;
import creditbank.batch.beat.Advance;
import creditbank.batch.beat.Again;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run as its history shows it.
 *
 * @param times when its batch was opened and when it ended
 * @param state {@link #HELD}, {@link #UNDONE}, the batch state's text where the run has ended, else {@link #WAITING}, {@link #RUNNING}, {@link #FAILED} or
 *     {@link #INTERRUPTED}
 * @param step the step that failed, empty otherwise
 * @param cause why it failed, was refused, is held or undone, empty otherwise
 * @param advance how far its last execution has come; null for batches that nobody executes step by step
 * @param seen when whoever executes it was last seen alive; null where nobody does
 */
public record RunLine(
        Batch batch,
        Times times,
        String state,
        String step,
        String cause,
        @Nullable Advance advance,
        @Nullable Instant seen) {
    /**
     * When a batch was opened and when it ended.
     *
     * @param ended null while it has not
     */
    public record Times(Instant began, @Nullable Instant ended) {}

    /** Somebody holds the source and waits for his turn to pull and stage, or for the bank. */
    static final String WAITING = "waiting";
    /** Somebody holds the source and executes the run. */
    static final String RUNNING = "running";
    /** The last execution failed, with a cause. */
    static final String FAILED = "failed";
    /** The last execution ended without an end of its own: its process was killed or told to stop. */
    static final String INTERRUPTED = "interrupted";
    /** No run was begun, since another process runs the source. */
    static final String ELSEWHERE = "running-elsewhere";

    /** A limit of its job file holds its delivery until a person has looked. */
    static final String HELD = "held";
    /** Its batch was taken back. */
    static final String UNDONE = "undone";

    /** Whether a person must look. */
    public boolean held() {
        return state.equals(HELD);
    }

    /** Whether its batch was taken back. */
    public boolean undone() {
        return state.equals(UNDONE);
    }

    /** Whether a rerun has something to do. */
    public boolean rerunnable() {
        return !batch.state().finished() && !alive();
    }

    /** Whether somebody executes it now. */
    public boolean alive() {
        return state.equals(RUNNING) || state.equals(WAITING);
    }

    /** Whether nothing remains to be done and every row of its delivery is accounted for. */
    public boolean completed() {
        Counts counts = batch.counts();
        boolean balanced = counts == null
                ? batch.state() != BatchState.SEALED
                : batch.rows()
                        == counts.fresh()
                                + counts.changed()
                                + counts.unchanged()
                                + counts.duplicate()
                                + counts.withdrawn()
                                + batch.refused();
        return batch.state().finished() && batch.state() != BatchState.ABANDONED && !undone() && balanced;
    }

    /** What its executions did more than once. */
    public Again again() {
        return advance == null ? Again.NOTHING : advance.again();
    }
}
