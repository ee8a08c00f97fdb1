package creditbank.recognise.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which achievements fall to which a version applies.
 *
 * @param until the last day; null where there is none yet
 */
public record Validity(LocalDate from, @Nullable LocalDate until) {
    /** Whether the day is one of them. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** Whether some day is one of both. */
    public boolean meets(Validity other) {
        return (until == null || !until.isBefore(other.from)) && (other.until == null || !other.until.isBefore(from));
    }

    /** The same, ended before a day where it would go on. */
    Validity before(LocalDate next) {
        return until == null ? new Validity(from, next.minusDays(1)) : this;
    }

    @Override
    public String toString() {
        return until == null ? "from " + from : from + " to " + until;
    }
}
