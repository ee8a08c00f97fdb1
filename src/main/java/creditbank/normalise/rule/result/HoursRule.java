package creditbank.normalise.rule.result;

import creditbank.finding.Code;
import creditbank.normalise.rule.Row;
import creditbank.normalise.text.Hundredths;
import creditbank.outcome.Credits;
import creditbank.outcome.Field;
import creditbank.outcome.Hours;
import creditbank.outcome.Kind;
import org.jspecify.annotations.Nullable;

/** Hours are a number from 0 to 99999.99 with at most two decimals; a course of 8 to 40 hours a credit is usual (16 to 18 by definition). */
public final class HoursRule {
    private static final long FEWEST = 8;
    private static final long MOST = 40;

    private HoursRule() {}

    public static @Nullable Hours of(Row row, @Nullable Credits credits) {
        String text = row.text(Field.HOURS);
        if (text == null) {
            return null;
        }
        long value = Hundredths.parse(text);
        if (value < 0 || value > Hours.MOST) {
            row.refuse(Code.HOURS_INVALID, Field.HOURS, "0 to 99999.99 with at most two decimals");
            return null;
        }
        if (row.claim().kind() == Kind.COURSE && credits != null && isUnusual(value, credits.hundredths())) {
            row.report(Code.HOURS_UNUSUAL, Field.HOURS, "8 to 40 hours a credit");
        }
        return new Hours((int) value);
    }

    private static boolean isUnusual(long hours, long credits) {
        return credits > 0 && (hours < FEWEST * credits || hours > MOST * credits);
    }
}
