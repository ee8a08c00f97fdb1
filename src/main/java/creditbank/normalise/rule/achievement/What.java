package creditbank.normalise.rule.achievement;

import creditbank.normalise.rule.Row;
import creditbank.normalise.text.Plain;
import creditbank.outcome.Field;
import creditbank.outcome.PartialDate;
import org.jspecify.annotations.Nullable;

/** What a row says of what was achieved, where and when. */
public record What(String provider, String code, String title, String number, Period period) {

    /** Applies every rule about the achievement. */
    public static What of(Row row, @Nullable PartialDate birth) {
        return new What(
                ProviderRule.of(row),
                Plain.code(row.textOrEmpty(Field.CODE)),
                TitleRule.of(row),
                NumberRule.of(row),
                PeriodRule.of(row, birth));
    }
}
