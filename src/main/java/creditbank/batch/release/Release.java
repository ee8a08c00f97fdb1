package creditbank.batch.release;

import java.time.Instant;

/**
 * That somebody let a batch pass.
 *
 * @param by who
 * @param reason why
 */
public record Release(String by, String reason, Instant at) {}
