package creditbank.recognise.rule;

import creditbank.credit.content.Amount;
import creditbank.credit.content.When;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Precision;
import creditbank.outcome.Scale;
import creditbank.outcome.Status;
import creditbank.outcome.result.ResultDay;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a rule knows of a record.
 *
 * @param level as sent, empty where there is none
 * @param scale of the result that counts
 * @param on the day of the result
 */
public record Achieved(
        Kind kind,
        String level,
        @Nullable Status status,
        Scale scale,
        When when,
        @Nullable PartialDate on,
        Amount amount) {

    /** The day by which a rule's version is chosen, as the package comment says; null where no source tells one. */
    public @Nullable LocalDate day() {
        return ResultDay.of(kind, on, when.begin(), when.end(), when.term());
    }

    /** Begin and end are told to the day, in their order. */
    boolean exactDays() {
        PartialDate begin = when.begin();
        PartialDate end = when.end();
        return begin != null
                && end != null
                && begin.precision() == Precision.DAY
                && end.precision() == Precision.DAY
                && !end.first().isBefore(begin.first());
    }

    /** From begin to end, both included; to be asked where the days are exact. */
    long days() {
        return ChronoUnit.DAYS.between(begin(), end()) + 1;
    }

    long months() {
        return Period.between(begin(), end().plusDays(1)).toTotalMonths();
    }

    private LocalDate begin() {
        return known(when.begin());
    }

    private LocalDate end() {
        return known(when.end());
    }

    private static LocalDate known(@Nullable PartialDate date) {
        if (date == null) {
            throw new IllegalStateException("a date is missing");
        }
        return date.first();
    }
}
