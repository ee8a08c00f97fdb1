package creditbank.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.config.TinkConfig2026;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;

/**
 * The centre's keys, in files that only the program's user can read, outside the database and its backup. Thread-safe.
 *
 * <p>The folder holds {@code vault/tokens.keyset} (HMAC-SHA-256), {@code vault/master.keyset} (AES-256-GCM), both Tink key sets, and
 * {@code records} with the records' keys.
 */
public final class Vault {
    static final Configuration TINK = TinkConfig2026.get();

    private static final char SEPARATOR = '\u001f';
    private static final int TOKEN_BYTES = 16;
    private static final byte[] WRAPPING = "object key".getBytes(StandardCharsets.US_ASCII);

    private final PrfSet tokens;
    private final Aead master;
    private final RecordKeys recordKeys;

    private Vault(KeysetHandle tokens, KeysetHandle master, RecordKeys recordKeys) throws GeneralSecurityException {
        this.tokens = tokens.getPrimitive(TINK, PrfSet.class);
        this.master = master.getPrimitive(TINK, Aead.class);
        this.recordKeys = recordKeys;
    }

    /** Opens the vault in the folder, or makes a new one if there has never been one. */
    public static Vault open(Path folder) throws IOException {
        PrivateFiles.createFolder(folder);
        PrivateFiles.sweep(folder, "vault.partial*");
        Path keysets = folder.resolve("vault");
        Path records = folder.resolve("records");
        try {
            if (!PrivateFiles.exists(keysets)) {
                if (PrivateFiles.exists(records)) {
                    throw new IOException(keysets + " is missing, but " + records + " is there: bring the vault's keys"
                            + " back; what they protect cannot be read or matched with new ones");
                }
                PrivateFiles.createFolder(
                        keysets,
                        Map.of(
                                "tokens.keyset",
                                        serialised(KeysetHandle.generateNew(
                                                PredefinedPrfParameters.HMAC_SHA256_PRF, TINK)),
                                "master.keyset",
                                        serialised(
                                                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK))));
            }
            return new Vault(
                    read(keysets.resolve("tokens.keyset")),
                    read(keysets.resolve("master.keyset")),
                    RecordKeys.open(records));
        } catch (GeneralSecurityException e) {
            throw new IOException("the vault in " + folder + " cannot be read", e);
        }
    }

    /** The first 16 bytes of HMAC-SHA-256 over purpose, U+001F and text, under the matching key. */
    public UUID token(String purpose, String text) {
        try {
            byte[] input = (purpose + SEPARATOR + text).getBytes(StandardCharsets.UTF_8);
            ByteBuffer hash = ByteBuffer.wrap(tokens.computePrimary(input, TOKEN_BYTES));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC failed", e);
        }
    }

    /** AES-256-GCM with a random nonce; the context is authenticated, not stored. */
    public byte[] encrypt(byte[] plain, String context) {
        try {
            return master.encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption failed", e);
        }
    }

    /**
     * The reverse of {@link #encrypt}.
     *
     * @throws IllegalArgumentException if the bytes are damaged, or were not encrypted by this vault in this context
     */
    public byte[] decrypt(byte[] cipher, String context) {
        try {
            return master.decrypt(cipher, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not encrypted by this vault for " + context + ", or damaged", e);
        }
    }

    /** A fresh key for one landed object or one delivery. */
    public ObjectKey newObjectKey() {
        try {
            KeysetHandle key = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB, TINK);
            return new ObjectKey(key, TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master, WRAPPING, TINK));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no new key", e);
        }
    }

    /**
     * The key that {@link ObjectKey#wrapped} gave away.
     *
     * @throws IllegalArgumentException if the bytes are damaged or of another vault
     */
    public ObjectKey unwrap(byte[] wrapped) {
        try {
            return new ObjectKey(TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master, WRAPPING, TINK), wrapped);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an object key of this vault, or damaged", e);
        }
    }

    /** The keys from which records' salts come. */
    public RecordKeys recordKeys() {
        return recordKeys;
    }

    private static byte[] serialised(KeysetHandle keyset) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get(), TINK);
    }

    private static KeysetHandle read(Path file) throws IOException, GeneralSecurityException {
        return TinkProtoKeysetFormat.parseKeyset(PrivateFiles.read(file), InsecureSecretKeyAccess.get(), TINK);
    }
}
