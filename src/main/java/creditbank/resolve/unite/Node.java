package creditbank.resolve.unite;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Identities that exact facts unite.
 *
 * @param document their exclusive document's keyed hash, null where they have none
 * @param content orders nodes by what they say, the same in every bank
 */
public record Node(@Nullable UUID document, String content) {
    /** Whether both have documents, and not one. */
    boolean excludes(Node other) {
        return document != null && other.document != null && !document.equals(other.document);
    }
}
