package creditbank.batch.beat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the last execution of a batch has come.
 *
 * @param stage what it is at, such as {@code stage} or {@code wait}
 * @param since since when
 * @param ended {@code stopped} or {@code died} where it ended without an end of its own, else null
 * @param again what was done more than once
 */
public record Advance(String stage, Instant since, @Nullable String ended, Again again) {
    /** It ended because its process was told to. */
    public static final String STOPPED = "stopped";
    /** It was found dead. */
    public static final String DIED = "died";

    /** Waits for its turn to pull and stage. */
    public static final String TURN = "turn";
    /** Waits for the bank-writer lock. */
    public static final String WAIT = "wait";

    /** Whether it waits for others. */
    public boolean waits() {
        return stage.equals(TURN) || stage.equals(WAIT);
    }
}
