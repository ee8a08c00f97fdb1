package creditbank.normalise;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** SHA-256 of texts in UTF-8. */
final class Digests {

    private Digests() {}

    /** The first 16 bytes, as the database holds keys. */
    static UUID first16(String text) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(text));
        return new UUID(digest.getLong(), digest.getLong());
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
