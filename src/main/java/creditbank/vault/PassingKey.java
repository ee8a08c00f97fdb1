package creditbank.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/**
 * A key that is stored nowhere: what it encrypted is lost with this object, at the latest when the process ends. For many short texts whose place is only
 * passing, since it costs a tenth of what {@link ObjectKey} does. Thread-safe.
 */
public final class PassingKey {
    private static final byte[] NO_CONTEXT = {};

    private final Aead aead;

    public PassingKey() {
        try {
            aead = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, Vault.TINK)
                    .getPrimitive(Vault.TINK, Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no new key", e);
        }
    }

    /** AES-256-GCM with a random nonce. */
    public byte[] encrypt(byte[] plain) {
        try {
            return aead.encrypt(plain, NO_CONTEXT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption failed", e);
        }
    }

    /**
     * The reverse of {@link #encrypt}.
     *
     * @throws IllegalArgumentException if the bytes are damaged or of another key
     */
    public byte[] decrypt(byte[] cipher) {
        try {
            return aead.decrypt(cipher, NO_CONTEXT);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not encrypted with this key, or damaged", e);
        }
    }
}
