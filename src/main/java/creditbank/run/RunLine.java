package creditbank.run;

import creditbank.batch.Batch;

/**
 * One run as its history shows it.
 *
 * @param state {@link #UNDONE}, the batch state's text where the run has ended, else {@link #RUNNING}, {@link #FAILED} or {@link #INTERRUPTED}
 * @param step the step that failed, empty otherwise
 * @param cause why it failed, was refused or is undone, empty otherwise
 */
public record RunLine(Batch batch, String state, String step, String cause) {
    /** Somebody holds the source and executes the run. */
    static final String RUNNING = "running";
    /** The last execution failed, with a cause. */
    static final String FAILED = "failed";
    /** The last execution ended without an end of its own: its process was killed or told to stop. */
    static final String INTERRUPTED = "interrupted";
    /** No run was begun, since another process runs the source. */
    static final String ELSEWHERE = "running-elsewhere";

    /** Its batch was taken back. */
    static final String UNDONE = "undone";

    /** Whether its batch was taken back. */
    public boolean undone() {
        return state.equals(UNDONE);
    }

    /** Whether a rerun has something to do. */
    public boolean rerunnable() {
        return !batch.state().finished() && !state.equals(RUNNING);
    }
}
