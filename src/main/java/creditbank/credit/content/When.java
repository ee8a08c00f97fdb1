package creditbank.credit.content;

import creditbank.outcome.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * When it was achieved.
 *
 * @param term in its normal form, empty where there is none
 */
public record When(
        String term, @Nullable PartialDate begin, @Nullable PartialDate end) {}
