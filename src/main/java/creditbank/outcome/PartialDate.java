package creditbank.outcome;

import java.time.LocalDate;

/**
 * A date with the precision that its source told.
 *
 * @param first the first day that it can mean: 1 January for a year, the first of the month for a month
 */
public record PartialDate(LocalDate first, Precision precision) {

    /** A day. */
    public static PartialDate day(LocalDate day) {
        return new PartialDate(day, Precision.DAY);
    }

    /** ISO 8601 (GB/T 7408) at its precision: 2024, 2024-06 or 2024-06-30. */
    @Override
    public String toString() {
        String day = first.toString();
        return switch (precision) {
            case YEAR -> day.substring(0, day.length() - 6);
            case MONTH -> day.substring(0, day.length() - 3);
            case DAY -> day;
        };
    }
}
