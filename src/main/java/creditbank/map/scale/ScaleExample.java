package creditbank.map.scale;

import creditbank.outcome.Scale;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A score and what becomes of it.
 *
 * @param place {@code file:line}
 * @param points hundredths, of grade points alone
 * @param value a number without needless decimals; {@code none} where no table holds, {@code refused} where the score is not on the table's scale
 */
public record ScaleExample(
        String place, Scale scale, String score, @Nullable Integer points, LocalDate on, String value) {
    static final String NONE = "none";
    static final String REFUSED = "refused";

    String outcome(@Nullable ScaleTable table) {
        if (table == null) {
            return NONE;
        }
        Integer value = table.derive(score, points);
        return value == null ? REFUSED : plain(value);
    }

    /** A number without needless decimals. */
    static String plain(int hundredths) {
        return hundredths % 100 == 0
                ? Integer.toString(hundredths / 100)
                : BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    }
}
