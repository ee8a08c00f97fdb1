package creditbank.recognise.rule;

import creditbank.recognise.rule.Method.ByLevel;
import creditbank.recognise.rule.Method.Fixed;
import creditbank.recognise.rule.Method.PerUnit;
import creditbank.recognise.rule.Method.Stated;
import creditbank.recognise.rule.Method.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One version of a recognition rule. */
public record Rule(
        RuleName name,
        Validity validity,
        Authority authority,
        Scope scope,
        Method method,
        Rounding rounding,
        Limits limits,
        List<RuleExample> examples) {
    private static final int ONE = 100;
    private static final int WEEK = 7;

    public Rule {
        examples = List.copyOf(examples);
    }

    /**
     * What was counted and what it comes to.
     *
     * @param reason null where it was converted
     */
    record Counted(long quantity, int credits, @Nullable Reason reason) {
        static Counted not(Reason reason) {
            return new Counted(0, 0, reason);
        }
    }

    /** Counts a record to which it applies. */
    Counted count(Achieved record) {
        return switch (method) {
            case PerUnit per -> per(record, per);
            case ByLevel table -> level(table.levels().get(record.level()));
            case Fixed fixed -> rounded(fixed.credits(), 1);
            case Stated stated -> stated(record, stated);
        };
    }

    private Counted per(Achieved record, PerUnit per) {
        Integer hours = record.amount().hours();
        if (per.unit() == Unit.HOURS) {
            return hours == null ? Counted.not(Reason.HOURS_UNKNOWN) : counted(hours, (long) hours * ONE, per.per());
        }
        if (!record.exactDays()) {
            return Counted.not(Reason.DAYS_UNKNOWN);
        }
        long quantity = ONE * (per.unit() == Unit.MONTHS ? record.months() : record.days());
        long divisor = per.unit() == Unit.WEEKS ? (long) WEEK * per.per() : per.per();
        return counted(quantity, quantity * ONE, divisor);
    }

    private Counted level(@Nullable Integer credits) {
        return credits == null ? Counted.not(Reason.LEVEL_UNKNOWN) : rounded(credits, 1);
    }

    private Counted stated(Achieved record, Stated stated) {
        Integer credits = record.amount().credits();
        if (credits == null) {
            return Counted.not(Reason.CREDITS_UNKNOWN);
        }
        Integer hours = record.amount().hours();
        if (hours != null && credits > 0) {
            long ratio = (long) hours * ONE;
            boolean few = stated.least() != null && ratio < (long) stated.least() * credits;
            boolean many = stated.most() != null && ratio > (long) stated.most() * credits;
            if (few || many) {
                return Counted.not(Reason.HOURS_UNUSUAL);
            }
        }
        return rounded(credits, 1);
    }

    private Counted rounded(long credits, long divisor) {
        return counted(credits, credits, divisor);
    }

    private Counted counted(long quantity, long numerator, long denominator) {
        long credits = Math.min(rounding.round(numerator, denominator), limits.most());
        return credits < Math.max(1, limits.least())
                ? Counted.not(Reason.TOO_LITTLE)
                : new Counted(quantity, Math.toIntExact(credits), null);
    }
}
