package creditbank.normalise.rule;

import creditbank.finding.Code;
import creditbank.normalise.text.DateText;
import creditbank.outcome.Field;
import creditbank.outcome.PartialDate;
import org.jspecify.annotations.Nullable;

/** A date is possible, from 1900 to 2100, and in a form that has one meaning; see {@link DateText}. */
public final class DateRule {

    private DateRule() {}

    /** The date of a field; null where there is none or a bad one. */
    public static @Nullable PartialDate of(Row row, Field field) {
        String text = row.text(field);
        if (text == null) {
            return null;
        }
        PartialDate date = DateText.parse(text);
        if (date == null) {
            row.refuse(Code.DATE_INVALID, field, "a possible date from 1900 to 2100, such as 2024-06-30");
        }
        return date;
    }
}
