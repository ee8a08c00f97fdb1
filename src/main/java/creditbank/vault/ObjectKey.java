package creditbank.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.StreamingAead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** The key of one landed object or one delivery; whoever destroys it has destroyed the bytes. Thread-safe. */
public final class ObjectKey {
    private static final byte[] OBJECT = "object".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TEXT = "text".getBytes(StandardCharsets.US_ASCII);

    private final StreamingAead key;
    private final byte[] wrapped;

    ObjectKey(KeysetHandle key, byte[] wrapped) throws GeneralSecurityException {
        this.key = key.getPrimitive(Vault.TINK, StreamingAead.class);
        this.wrapped = wrapped.clone();
    }

    /** The key encrypted with the vault's key, to be stored. */
    public byte[] wrapped() {
        return wrapped.clone();
    }

    /** Encrypts a stream (AES-256-GCM-HKDF in segments of 4 KiB); closing it completes the last segment and closes the target. */
    public OutputStream encrypting(OutputStream target) throws IOException {
        return encrypting(target, OBJECT);
    }

    /** Decrypts with random access; damaged or truncated bytes are an {@link IOException}, here or when they are read. */
    public SeekableByteChannel decrypting(SeekableByteChannel source) throws IOException {
        try {
            SeekableByteChannel channel = key.newSeekableDecryptingChannel(source, OBJECT);
            channel.read(ByteBuffer.allocate(1)); // Before its first read the channel does not know its size.
            return channel.position(0);
        } catch (GeneralSecurityException e) {
            throw new IOException("the object cannot be decrypted", e);
        }
    }

    /** Encrypts a short text. */
    public byte[] encrypt(byte[] plain) {
        ByteArrayOutputStream cipher = new ByteArrayOutputStream();
        try (OutputStream stream = encrypting(cipher, TEXT)) {
            stream.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException("encryption failed", e);
        }
        return cipher.toByteArray();
    }

    /**
     * The reverse of {@link #encrypt}.
     *
     * @throws IllegalArgumentException if the bytes are damaged or of another key
     */
    public byte[] decrypt(byte[] cipher) {
        try (InputStream stream = key.newDecryptingStream(new ByteArrayInputStream(cipher), TEXT)) {
            return stream.readAllBytes();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("not encrypted with this key, or damaged", e);
        }
    }

    private OutputStream encrypting(OutputStream target, byte[] context) throws IOException {
        try {
            return key.newEncryptingStream(target, context);
        } catch (GeneralSecurityException e) {
            throw new IOException("the object cannot be encrypted", e);
        }
    }
}
