package creditbank.normalise.rule.result;

import creditbank.finding.Code;
import creditbank.normalise.rule.Row;
import creditbank.outcome.Credits;
import creditbank.outcome.Field;
import creditbank.outcome.Hours;
import org.jspecify.annotations.Nullable;

/**
 * Credits and hours of one achievement are in a proportion that somebody may have meant: 1 to 400 hours a credit, whatever its kind. A credit is 16 to 18
 * teaching hours, or 30 hours of placement, so one of the two is wrong by more than a factor of ten: a slipped point, or a column that holds something else.
 * Nothing is said where either is unknown or zero. What is only unusual is a warning of {@link HoursRule}.
 */
public final class ProportionRule {
    private static final long FEWEST = 1;
    private static final long MOST = 400;

    private ProportionRule() {}

    /** Notes where the two cannot both be right. */
    public static void check(Row row, @Nullable Credits credits, @Nullable Hours hours) {
        if (credits == null || hours == null || credits.hundredths() == 0 || hours.hundredths() == 0) {
            return;
        }
        if (hours.hundredths() < FEWEST * credits.hundredths() || hours.hundredths() > MOST * credits.hundredths()) {
            row.report(Code.CREDITS_ABSURD, Field.CREDITS, "1 to 400 hours a credit");
        }
    }
}
