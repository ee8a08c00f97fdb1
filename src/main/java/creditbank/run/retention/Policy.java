package creditbank.run.retention;

import creditbank.run.retention.archive.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

/**
 * How long what ages is kept.
 *
 * @param terms by the policy's keys
 * @param repeatDays for how long a run can be repeated as it was
 * @param schedule when {@code serve} purges, a Quartz cron expression in the zone
 * @param digest SHA-256 of the file, lower-case hex
 */
public record Policy(Map<String, Term> terms, int repeatDays, String schedule, ZoneId zone, String digest) {
    public Policy {
        terms = Map.copyOf(terms);
    }

    /**
     * How long one kind is kept.
     *
     * @param days since the batch ended, the delivery landed or the export was published
     * @param least how many of each source's last applied batches, or of all exports, stay however old they are; at least 1
     */
    public record Term(int days, int least) {}

    Term term(Kind kind) {
        return Objects.requireNonNull(terms.get(kind.policy()));
    }

    /** What ended before this is old. */
    Instant before(Kind kind, Instant now) {
        return now.minus(term(kind).days(), ChronoUnit.DAYS);
    }

    /** What ended since this can be repeated. */
    Instant repeatable(Instant now) {
        return now.minus(repeatDays, ChronoUnit.DAYS);
    }
}
