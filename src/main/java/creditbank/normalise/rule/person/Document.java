package creditbank.normalise.rule.person;

import creditbank.outcome.identifier.ResidentId;
import org.jspecify.annotations.Nullable;

/**
 * An identity document.
 *
 * @param type the vocabulary's word for its type
 * @param text as sent, empty where there is none
 * @param normal the normal form by which it is matched, null where the document is absent or invalid
 * @param residentId the resident ID, where it is a valid one
 */
public record Document(
        String type,
        String text,
        @Nullable String normal,
        @Nullable ResidentId residentId) {

    @Override
    public String toString() {
        return "Document[" + type + ", hidden]";
    }
}
