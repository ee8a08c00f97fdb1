package creditbank.normalise;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sensitive value. The plain text lives in memory only; the database gets the token and the ciphertext.
 *
 * @param text as sent, empty where there is none
 * @param token the first 16 bytes of a keyed hash of the normal form, null where the value is absent or invalid and so of no use for matching
 */
public record Secret(String text, @Nullable UUID token) {
    /** No value. */
    public static final Secret NONE = new Secret("", null);

    /** Tells that there is a value, never the value. */
    @Override
    public String toString() {
        return text.isEmpty() ? "Secret[]" : "Secret[hidden]";
    }
}
