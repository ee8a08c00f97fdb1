package creditbank.normalise;

import creditbank.normalise.text.Fold;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Term;
import java.util.UUID;
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
        String number) {

    /**
     * The achievement's natural key within its learner: the first 16 bytes of the SHA-256 of kind (its code), provider, what and when, joined by U+001F. What is
     * a course's code, a certificate's number, else the folded title (the code where there is no title); when is the term of a course, nothing for a numbered
     * certificate, else the begin.
     */
    public UUID recordKey() {
        boolean numbered = kind == Kind.CERTIFICATE && !number.isEmpty();
        boolean coded = !code.isEmpty() && (kind == Kind.COURSE || title.isEmpty());
        String what = numbered ? number : coded ? code : Fold.title(title);
        Object when = kind == Kind.COURSE && term != null ? term : begin;
        String day = numbered || when == null ? "" : when.toString();
        return Digests.first16(String.join("\u001F", Short.toString(kind.code()), provider, what, day));
    }
}
