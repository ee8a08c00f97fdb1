package creditbank.outcome.result;

import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The day of an achievement by which rules and scale tables are chosen. */
public final class ResultDay {
    private ResultDay() {}

    /**
     * The first day that the result's date can mean, else that of the end, else of a certificate's or award's begin, else the last day of a course's term; null
     * where no source tells one.
     *
     * @param term as {@link creditbank.outcome.Term} writes it, empty where there is none
     */
    public static @Nullable LocalDate of(
            Kind kind, @Nullable PartialDate on, @Nullable PartialDate begin, @Nullable PartialDate end, String term) {
        if (on != null) {
            return on.first();
        }
        if (end != null) {
            return end.first();
        }
        if (kind == Kind.CERTIFICATE || kind == Kind.AWARD) {
            return begin == null ? null : begin.first();
        }
        return kind == Kind.COURSE && !term.isEmpty() ? lastDay(term) : null;
    }

    private static LocalDate lastDay(String term) {
        int year = Integer.parseInt(term.substring(0, 4)) + 1;
        return switch (term.length() > 9 ? term.charAt(10) : '0') {
            case '1' -> LocalDate.of(year, 1, 31);
            case '3' -> LocalDate.of(year, 8, 31);
            default -> LocalDate.of(year, 7, 31);
        };
    }
}
