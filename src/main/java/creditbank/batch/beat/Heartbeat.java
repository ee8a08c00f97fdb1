package creditbank.batch.beat;

import java.time.Duration;
import java.time.Instant;

/**
 * When whoever holds a source was last seen alive.
 *
 * @param tenure the tenure in which he has the source
 * @param seen by the database's clock
 * @param silence from then until now, by the same clock
 */
public record Heartbeat(long tenure, Instant seen, Duration silence) {
    /** How often a holder writes. */
    public static final Duration EVERY = Duration.ofSeconds(2);

    /** How long a holder may be silent: then his process is stopped or cut off, and whoever wants the source may end its sessions. */
    public static final Duration PATIENCE = Duration.ofSeconds(25);

    /** Whether he has been silent for too long. */
    public boolean silent() {
        return silence.compareTo(PATIENCE) > 0;
    }
}
