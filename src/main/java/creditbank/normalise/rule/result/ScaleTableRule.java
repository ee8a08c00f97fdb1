package creditbank.normalise.rule.result;

import creditbank.finding.Code;
import creditbank.map.scale.ScaleTable;
import creditbank.map.scale.Scales;
import creditbank.normalise.rule.Row;
import creditbank.normalise.rule.achievement.Period;
import creditbank.normalise.text.Plain;
import creditbank.outcome.Field;
import creditbank.outcome.Scale;
import creditbank.outcome.Score;
import creditbank.outcome.result.ResultDay;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where the sender's mapping has a table of the score's scale for its day, the score is one of that table's: 4.5 grade points are outside a scale of 4.0.
 */
public final class ScaleTableRule {
    private ScaleTableRule() {}

    /** What the table makes of the score; null where no table holds, or the score is refused. */
    public static @Nullable Derived of(Row row, Score score, Period period, Scales scales) {
        if (scales.tables().isEmpty()) {
            return null;
        }
        String term = period.term() == null ? "" : period.term().toString();
        LocalDate day = ResultDay.of(row.claim().kind(), period.on(), period.begin(), period.end(), term);
        ScaleTable table = scales.table(score.scale(), day);
        if (table == null) {
            return null;
        }
        Integer value = derive(table, score);
        if (value == null) {
            Code code = score.scale() == Scale.POINT ? Code.SCORE_OUT_OF_RANGE : Code.SCORE_INVALID;
            row.refuse(code, Field.SCORE, table.expected());
            return null;
        }
        return new Derived(table.name(), value);
    }

    /** What a table makes of a score, hundredths; null where the score is not on its scale. */
    public static @Nullable Integer derive(ScaleTable table, Score score) {
        return table.derive(Plain.code(score.text()), score.hundredths());
    }
}
