package creditbank.normalise.rule.result;

import creditbank.finding.Code;
import creditbank.normalise.rule.Row;
import creditbank.normalise.text.Hundredths;
import creditbank.outcome.Credits;
import creditbank.outcome.Field;
import org.jspecify.annotations.Nullable;

/** Credits are a number from 0 to 999.99 with at most two decimals; zero credits are valid. */
public final class CreditsRule {

    private CreditsRule() {}

    public static @Nullable Credits of(Row row) {
        String text = row.text(Field.CREDITS);
        if (text == null) {
            return null;
        }
        long value = Hundredths.parse(text);
        if (value < 0 || value > Credits.MOST) {
            row.refuse(Code.CREDITS_INVALID, Field.CREDITS, "0 to 999.99 with at most two decimals");
            return null;
        }
        return new Credits((int) value);
    }
}
