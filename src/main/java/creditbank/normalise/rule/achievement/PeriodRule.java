package creditbank.normalise.rule.achievement;

import creditbank.finding.Code;
import creditbank.normalise.rule.DateRule;
import creditbank.normalise.rule.Row;
import creditbank.outcome.Field;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Term;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A course has a term or a date; a period does not end before it begins, and nothing is achieved before the learner's birth. Dates of less precision than a
 * day get the benefit of the doubt.
 *
 * <p>A course's only date is the day of its result, and its begin too where it has no term; with two dates the later field is the day of the result. A
 * certificate's or award's begin is the day of issue and of the result; the end of training, internship and work is.
 */
final class PeriodRule {

    private PeriodRule() {}

    static Period of(Row row, @Nullable PartialDate birth) {
        Term term = TermRule.of(row);
        PartialDate begin = DateRule.of(row, Field.BEGIN_DATE);
        PartialDate end = DateRule.of(row, Field.END_DATE);
        boolean dated = !row.isMissing(Field.BEGIN_DATE) || !row.isMissing(Field.END_DATE);
        if (row.claim().kind() == Kind.COURSE && row.isMissing(Field.TERM) && !dated) {
            row.report(Code.VALUE_MISSING, Field.TERM, "a term or a date");
        }
        checkOrder(row, begin, end);
        if (birth != null) {
            checkBirth(row, birth.first(), term, begin, end);
        }
        return period(row.claim().kind(), term, begin, end);
    }

    private static Period period(
            Kind kind, @Nullable Term term, @Nullable PartialDate begin, @Nullable PartialDate end) {
        return switch (kind) {
            case COURSE -> course(term, begin, end);
            case CERTIFICATE, AWARD ->
                begin == null ? new Period(term, end, null, end) : new Period(term, begin, end, begin);
            case TRAINING, INTERNSHIP, WORK -> new Period(term, begin, end, end);
        };
    }

    private static Period course(@Nullable Term term, @Nullable PartialDate begin, @Nullable PartialDate end) {
        if (begin != null && end != null) {
            return new Period(term, begin, end, end);
        }
        PartialDate on = end == null ? begin : end;
        return new Period(term, term == null ? on : null, null, on);
    }

    private static void checkOrder(Row row, @Nullable PartialDate begin, @Nullable PartialDate end) {
        if (begin != null && end != null && last(end).isBefore(begin.first())) {
            row.report(Code.DATE_ORDER, Field.END_DATE, "not before the begin, " + begin);
        }
    }

    /** Tells one finding at most, since the begin being too early the rest says nothing new. */
    private static void checkBirth(
            Row row, LocalDate birth, @Nullable Term term, @Nullable PartialDate begin, @Nullable PartialDate end) {
        if (begin != null && last(begin).isBefore(birth)) {
            row.report(Code.DATE_BEFORE_BIRTH, Field.BEGIN_DATE, "not before the learner's birth");
        } else if (end != null && last(end).isBefore(birth)) {
            row.report(Code.DATE_BEFORE_BIRTH, Field.END_DATE, "not before the learner's birth");
        } else if (term != null && term.startYear() + 1 < birth.getYear()) {
            row.report(Code.DATE_BEFORE_BIRTH, Field.TERM, "not before the learner's birth");
        }
    }

    private static LocalDate last(PartialDate date) {
        return switch (date.precision()) {
            case YEAR -> date.first().plusYears(1).minusDays(1);
            case MONTH -> date.first().plusMonths(1).minusDays(1);
            case DAY -> date.first();
        };
    }
}
