package creditbank.normalise;

import creditbank.outcome.AttemptKind;
import creditbank.outcome.Credits;
import creditbank.outcome.Hours;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Score;
import creditbank.outcome.Status;
import org.jspecify.annotations.Nullable;

/**
 * What came of it.
 *
 * @param level the level as sent, empty where there is none
 * @param on the day of the result
 */
public record Result(
        Score score,
        AttemptKind attempt,
        @Nullable Status status,
        @Nullable Credits credits,
        @Nullable Hours hours,
        String level,
        @Nullable PartialDate on) {}
