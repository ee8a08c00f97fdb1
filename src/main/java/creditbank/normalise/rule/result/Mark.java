package creditbank.normalise.rule.result;

import creditbank.outcome.Score;
import creditbank.outcome.Status;
import org.jspecify.annotations.Nullable;

/**
 * A score and what it means.
 *
 * @param status null where the score does not tell
 */
record Mark(Score score, @Nullable Status status) {
    static final Mark NONE = new Mark(Score.NONE, null);
}
