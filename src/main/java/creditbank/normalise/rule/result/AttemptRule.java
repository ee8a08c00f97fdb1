package creditbank.normalise.rule.result;

import creditbank.normalise.rule.Row;
import creditbank.normalise.rule.WordRule;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Field;
import java.util.Map;

/** How an attempt came about is one of five words; none means normal. */
public final class AttemptRule {
    private static final Map<String, AttemptKind> WORDS = Map.of(
            "normal", AttemptKind.NORMAL,
            "make-up", AttemptKind.MAKE_UP,
            "deferred", AttemptKind.DEFERRED,
            "repeated", AttemptKind.REPEATED,
            "exempt", AttemptKind.EXEMPT);

    private AttemptRule() {}

    public static AttemptKind of(Row row) {
        AttemptKind attempt = WordRule.of(row, Field.ATTEMPT, WORDS);
        return attempt == null ? AttemptKind.NORMAL : attempt;
    }
}
