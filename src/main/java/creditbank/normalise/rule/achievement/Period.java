package creditbank.normalise.rule.achievement;

import creditbank.outcome.PartialDate;
import creditbank.outcome.Term;
import org.jspecify.annotations.Nullable;

/**
 * When something was achieved.
 *
 * @param on the day of the result
 */
public record Period(
        @Nullable Term term,
        @Nullable PartialDate begin,
        @Nullable PartialDate end,
        @Nullable PartialDate on) {}
