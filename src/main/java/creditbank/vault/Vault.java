package creditbank.vault;

import java.util.UUID;

/** The centre's keys, in files that only the program's user can read, outside the database and its backup. Thread-safe. */
public abstract class Vault {

    /** The first 16 bytes of HMAC-SHA-256 over purpose, U+001F and text, under the matching key. */
    public abstract UUID token(String purpose, String text);

    /** AES-256-GCM with a random nonce; the context is authenticated, not stored. */
    public abstract byte[] encrypt(byte[] plain, String context);

    /** The reverse of {@link #encrypt}. */
    public abstract byte[] decrypt(byte[] cipher, String context);

    /** A fresh key for one landed object or one delivery. */
    public abstract ObjectKey newObjectKey();

    /** The key that {@link ObjectKey#wrapped} gave away. */
    public abstract ObjectKey unwrap(byte[] wrapped);

    /** The keys from which records' salts come. */
    public abstract RecordKeys recordKeys();
}
