package creditbank.credit.same.compare;

import static creditbank.credit.same.compare.Agreement.CONTRARY;
import static creditbank.credit.same.compare.Agreement.DOUBTFUL;
import static creditbank.credit.same.compare.Agreement.EQUAL;
import static creditbank.credit.same.compare.Agreement.NEAR;
import static creditbank.credit.same.compare.Agreement.UNKNOWN;

import creditbank.credit.content.Content;
import creditbank.credit.content.When;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Precision;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When two claims say that it was. Terms are equal or not; a whole academic year is near its terms, and a date is near the term in whose months it lies.
 * Elsewhere the begin decides. A date to the month is near each of its days; one to the year is so where a learner hardly has two in a year (certificates,
 * awards, work), else a doubt. Where only the ends are known they decide, as near; a begin one day off under an equal end is a doubt, for clocks and zones
 * shift dates.
 */
final class Times {
    private Times() {}

    /**
     * How times agree.
     *
     * @param firm whether both begin and end are the same days
     */
    record Timing(Agreement agreement, boolean firm) {}

    static Timing compare(Kind kind, Content a, Content b) {
        if (kind == Kind.COURSE
                && (!a.when().term().isEmpty() || !b.when().term().isEmpty())) {
            return new Timing(terms(a, b), false);
        }
        When one = a.when();
        When two = b.when();
        Agreement begin = dates(kind, one.begin(), two.begin());
        Agreement end = dates(kind, one.end(), two.end());
        return new Timing(periods(begin, end, one, two), begin == EQUAL && end == EQUAL);
    }

    private static Agreement periods(Agreement begin, Agreement end, When a, When b) {
        return switch (begin) {
            case EQUAL -> end == CONTRARY ? NEAR : EQUAL;
            case NEAR -> end == CONTRARY ? DOUBTFUL : NEAR;
            case UNKNOWN -> end == EQUAL ? NEAR : end == CONTRARY ? CONTRARY : UNKNOWN;
            case DOUBTFUL -> end == CONTRARY ? CONTRARY : DOUBTFUL;
            case CONTRARY -> end == EQUAL && oneDayApart(a.begin(), b.begin()) ? DOUBTFUL : CONTRARY;
        };
    }

    private static Agreement dates(Kind kind, @Nullable PartialDate a, @Nullable PartialDate b) {
        if (a == null || b == null) {
            return UNKNOWN;
        }
        if (a.equals(b)) {
            return a.precision() == Precision.DAY ? EQUAL : NEAR;
        }
        Precision least = a.precision().compareTo(b.precision()) < 0 ? a.precision() : b.precision();
        boolean sameYear = a.first().getYear() == b.first().getYear();
        return switch (least) {
            case DAY -> CONTRARY;
            case MONTH -> sameYear && a.first().getMonthValue() == b.first().getMonthValue() ? NEAR : CONTRARY;
            case YEAR -> !sameYear ? CONTRARY : isRare(kind) ? NEAR : DOUBTFUL;
        };
    }

    private static boolean isRare(Kind kind) {
        return switch (kind) {
            case CERTIFICATE, AWARD, WORK -> true;
            case COURSE, TRAINING, INTERNSHIP -> false;
        };
    }

    private static boolean oneDayApart(@Nullable PartialDate a, @Nullable PartialDate b) {
        return a != null
                && b != null
                && a.precision() == Precision.DAY
                && b.precision() == Precision.DAY
                && Math.abs(ChronoUnit.DAYS.between(a.first(), b.first())) == 1;
    }

    private static Agreement terms(Content a, Content b) {
        String one = a.when().term();
        String two = b.when().term();
        if (one.equals(two)) {
            return EQUAL;
        }
        if (one.isEmpty()) {
            return within(two, a);
        }
        if (two.isEmpty()) {
            return within(one, b);
        }
        return one.startsWith(two) || two.startsWith(one) ? NEAR : CONTRARY;
    }

    /** Whether the day of the result lies in the months of the term: autumn August to February, spring January to August, summer June to September. */
    private static Agreement within(String term, Content dated) {
        PartialDate on = dated.result().on() == null
                ? dated.when().begin()
                : dated.result().on();
        if (on == null || on.precision() == Precision.YEAR) {
            return UNKNOWN;
        }
        int year = Integer.parseInt(term, 0, 4, 10);
        LocalDate from = LocalDate.of(year, 8, 1);
        LocalDate to = LocalDate.of(year + 1, 9, 1);
        switch (term.substring(9)) {
            case "-1" -> to = LocalDate.of(year + 1, 3, 1);
            case "-2" -> from = LocalDate.of(year + 1, 1, 1);
            case "-3" -> from = LocalDate.of(year + 1, 6, 1);
            default -> {}
        }
        return on.first().isBefore(from) || !on.first().isBefore(to) ? CONTRARY : NEAR;
    }
}
