package creditbank.credit.content;

import creditbank.outcome.AttemptKind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Score;
import creditbank.outcome.Status;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One result.
 *
 * @param on the day of the result
 */
public record Attempt(
        AttemptKind kind,
        @Nullable Status status,
        Score score,
        @Nullable PartialDate on) {

    /** Whether two sources that report these report one event: the same kind, value and day. */
    boolean sameEvent(Attempt other) {
        return kind == other.kind
                && Objects.equals(on, other.on)
                && score.scale() == other.score.scale()
                && (score.hundredths() == null
                        ? score.text().equals(other.score.text())
                        : score.hundredths().equals(other.score.hundredths()));
    }
}
