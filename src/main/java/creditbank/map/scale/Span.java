package creditbank.map.scale;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which results fall for which a scale table holds.
 *
 * @param until the last day; null where there is none yet
 */
public record Span(LocalDate from, @Nullable LocalDate until) {
    boolean holds(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    @Override
    public String toString() {
        return until == null ? "from " + from : from + " to " + until;
    }
}
