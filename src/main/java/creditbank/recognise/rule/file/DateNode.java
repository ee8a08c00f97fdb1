package creditbank.recognise.rule.file;

import creditbank.map.yaml.YamlNode;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Precision;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Dates of a file: 2024-06-30, in examples also 2024-06 and 2024. */
public final class DateNode {
    private DateNode() {}

    /** A day; the epoch where something else stands. */
    public static LocalDate day(YamlNode node) {
        try {
            if (node.text().matches("\\d{4}-\\d\\d-\\d\\d")) {
                return LocalDate.parse(node.text());
            }
        } catch (DateTimeParseException e) {
            // told below, with what was expected
        }
        node.problem("expected a day such as 2024-06-30" + node.found());
        return LocalDate.EPOCH;
    }

    static @Nullable PartialDate partial(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        String text = node.text();
        try {
            if (text.matches("\\d{4}")) {
                return new PartialDate(LocalDate.parse(text + "-01-01"), Precision.YEAR);
            }
            if (text.matches("\\d{4}-\\d\\d")) {
                return new PartialDate(LocalDate.parse(text + "-01"), Precision.MONTH);
            }
        } catch (DateTimeParseException e) {
            // told below, with what was expected
        }
        return PartialDate.day(day(node));
    }
}
