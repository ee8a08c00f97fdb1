package creditbank.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes leaves and nodes with one reused digest; not thread-safe. */
public final class Hasher {
    /** The hash of a tree without leaves. */
    public static final Hash EMPTY = new Hash(new Hasher().digest.digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest;

    public Hasher() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public Hash leaf(byte[] entry) {
        digest.update(LEAF);
        return new Hash(digest.digest(entry));
    }

    public Hash node(Hash left, Hash right) {
        digest.update(NODE);
        digest.update(left.shared());
        return new Hash(digest.digest(right.shared()));
    }
}
