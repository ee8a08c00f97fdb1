package creditbank.review;

import creditbank.outcome.Gender;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of a learner, as far as a reviewer may see it: the name as sent, the document number masked, and of the telephone number nothing but
 * whether it is another's too.
 *
 * @param number the sender's own number of the learner
 * @param birth at its precision, such as 2001-03; empty where it is not known
 * @param joined how it came to its learner
 */
public record Identity(
        long id,
        String source,
        String name,
        String number,
        String birth,
        Gender gender,
        Secrets secrets,
        Joined joined) {

    /** Without personal data. */
    @Override
    public String toString() {
        return "Identity[id=" + id + ", source=" + source + "]";
    }

    /**
     * What is kept from the reviewer.
     *
     * @param document masked, empty where there is none
     * @param valid whether the document is one that only one person has
     * @param phone the keyed hash; null where there is none
     */
    record Secrets(String document, boolean valid, @Nullable UUID phone) {
        @Override
        public String toString() {
            return "Secrets[hidden]";
        }
    }

    /**
     * How an identity came to its learner.
     *
     * @param reason as the membership keeps it, from 1 to 5
     * @param score the estimated probability that it is right
     */
    public record Joined(int reason, float score) {
        /** The reason in words. */
        public String words() {
            return switch (reason) {
                case 1 -> "document";
                case 2 -> "name, birth date, number";
                case 3 -> "alone";
                case 4 -> "match model";
                default -> "decision";
            };
        }
    }

    /** The document number masked, empty where there is none. */
    public String document() {
        return secrets.document();
    }

    /** Whether the document is one that only one person has. */
    public boolean validDocument() {
        return secrets.valid();
    }
}
