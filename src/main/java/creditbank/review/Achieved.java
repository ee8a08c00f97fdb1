package creditbank.review;

import creditbank.outcome.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A live record of a learner.
 *
 * @param when its term, else its begin at its precision, else empty
 * @param credits in hundredths, null where the record has none
 * @param both whether the other learner has the same, so that it is counted twice
 */
public record Achieved(
        Kind kind,
        String provider,
        String title,
        String when,
        @Nullable Integer credits,
        boolean both) {}
