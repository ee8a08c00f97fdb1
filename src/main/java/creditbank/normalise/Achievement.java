package creditbank.normalise;

import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Term;
import org.jspecify.annotations.Nullable;

/**
 * What was achieved, where and when.
 *
 * @param provider the institution's code in normal form, or its folded name where the source has no code
 * @param code the provider's code of it, such as a course code; empty where there is none
 * @param title exactly as sent
 * @param begin for a course without a term the day of the result; for a certificate or award the day of issue
 * @param number the certificate's or document's number in normal form, empty where there is none
 */
public record Achievement(
        Kind kind,
        String provider,
        String code,
        String title,
        @Nullable Term term,
        @Nullable PartialDate begin,
        @Nullable PartialDate end,
        String number) {}
