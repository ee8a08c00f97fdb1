package creditbank.normalise.rule.result;

import creditbank.normalise.rule.Row;
import creditbank.normalise.rule.WordRule;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Field;
import creditbank.outcome.Scale;
import creditbank.outcome.Score;
import creditbank.outcome.Status;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The score and the status of a result. A mark instead of a score (absent, deferred, void, exempt, pending) decides the status, else the stated status does,
 * else the score, else an exempt attempt. A score beside a mark is kept.
 */
public record Outcome(Score score, @Nullable Status status) {
    private static final Map<String, Status> MARKS = Map.of(
            "absent", Status.ABSENT,
            "deferred", Status.DEFERRED,
            "void", Status.VOID,
            "exempt", Status.EXEMPT,
            "pending", Status.PENDING);
    private static final Map<String, Status> WORDS = Map.of(
            "passed", Status.PASSED,
            "failed", Status.FAILED,
            "in-progress", Status.IN_PROGRESS,
            "absent", Status.ABSENT,
            "deferred", Status.DEFERRED,
            "void", Status.VOID,
            "exempt", Status.EXEMPT,
            "pending", Status.PENDING);

    /** Applies the rules about the score and its meaning. */
    public static Outcome of(Row row, AttemptKind attempt) {
        Status mark = WordRule.of(row, Field.SCORE_MARK, MARKS);
        Status stated = WordRule.of(row, Field.STATUS, WORDS);
        Mark read = ScoreRule.of(row);
        boolean markOnly = mark != null && read.score().scale() == Scale.NONE;
        Score score = markOnly ? new Score(row.textOrEmpty(Field.SCORE_MARK), Scale.MARK, null) : read.score();
        Status scored = mark == null && score.scale() == Scale.MARK ? read.status() : mark;
        Status derived = read.status() == null && attempt == AttemptKind.EXEMPT ? Status.EXEMPT : read.status();
        return new Outcome(score, scored != null ? scored : stated != null ? stated : derived);
    }
}
