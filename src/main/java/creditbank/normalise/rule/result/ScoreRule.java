package creditbank.normalise.rule.result;

import creditbank.finding.Code;
import creditbank.normalise.rule.Row;
import creditbank.normalise.rule.WordRule;
import creditbank.normalise.text.Hundredths;
import creditbank.normalise.text.Plain;
import creditbank.outcome.Field;
import creditbank.outcome.Scale;
import creditbank.outcome.Score;
import creditbank.outcome.Status;
import java.util.Map;
import java.util.Objects;

/**
 * A score stands on its scale: the stated one, or else that of a number from 0 to 100, a level, two levels, a letter, or a mark such as 缺考. Numbers have at
 * most two decimals. 60 of 100 is a pass, and so is every level but the lowest, every letter but F, and every grade point above 0.
 */
final class ScoreRule {
    private static final Map<String, Scale> SCALES = Map.of(
            "hundred", Scale.HUNDRED,
            "five-level", Scale.FIVE_LEVEL,
            "two-level", Scale.TWO_LEVEL,
            "letter", Scale.LETTER,
            "point", Scale.POINT);
    private static final int PASS = 60_00;
    private static final int MOST = 100_00;
    private static final int MOST_POINTS = 5_00;

    private ScoreRule() {}

    static Mark of(Row row) {
        Scale stated = WordRule.of(row, Field.SCORE_SCALE, SCALES);
        String text = row.text(Field.SCORE);
        if (text == null) {
            return Mark.NONE;
        }
        String plain = Plain.code(text);
        Scale mark = LevelWords.scale(plain);
        Scale scale =
                mark == Scale.MARK ? mark : Objects.requireNonNullElse(stated == null ? mark : stated, Scale.HUNDRED);
        if (scale == Scale.HUNDRED || scale == Scale.POINT) {
            return number(row, text, plain, scale);
        }
        Status status = LevelWords.status(plain, scale);
        return status == null ? bad(row, Code.SCORE_INVALID) : new Mark(new Score(text, scale, null), status);
    }

    private static Mark number(Row row, String text, String plain, Scale scale) {
        String digits = plain.endsWith("分") ? plain.substring(0, plain.length() - 1) : plain;
        long value = Hundredths.parse(digits);
        if (value == Hundredths.NONE) {
            return bad(row, Code.SCORE_INVALID);
        }
        if (value < 0 || value > (scale == Scale.POINT ? MOST_POINTS : MOST)) {
            return bad(row, Code.SCORE_OUT_OF_RANGE);
        }
        boolean passed = scale == Scale.POINT ? value > 0 : value >= PASS;
        return new Mark(new Score(text, scale, (int) value), passed ? Status.PASSED : Status.FAILED);
    }

    private static Mark bad(Row row, Code code) {
        row.refuse(code, Field.SCORE, "0 to 100, a level, a letter or a mark, on the stated scale");
        return Mark.NONE;
    }
}
