package creditbank.run;

import creditbank.batch.Batch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run as its history shows it.
 *
 * @param times when its batch was opened and when it ended
 * @param state {@link #HELD}, {@link #UNDONE}, the batch state's text where the run has ended, else {@link #RUNNING}, {@link #FAILED} or {@link #INTERRUPTED}
 * @param step the step that failed, empty otherwise
 * @param cause why it failed, was refused, is held or undone, empty otherwise
 */
public record RunLine(Batch batch, Times times, String state, String step, String cause) {
    /**
     * When a batch was opened and when it ended.
     *
     * @param ended null while it has not
     */
    public record Times(Instant began, @Nullable Instant ended) {}

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
        return !batch.state().finished() && !state.equals(RUNNING);
    }
}
