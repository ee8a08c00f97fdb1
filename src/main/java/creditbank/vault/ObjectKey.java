package creditbank.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;

/** The key of one landed object or one delivery; whoever destroys it has destroyed the bytes. */
public interface ObjectKey {

    /** The key encrypted with the vault's key, to be stored. */
    byte[] wrapped();

    /** Encrypts a stream (AES-256-GCM-HKDF in segments); closing it completes the last segment and the target. */
    OutputStream encrypting(OutputStream target) throws IOException;

    /** Decrypts with random access; damaged or truncated bytes are an {@link IOException} when they are read. */
    SeekableByteChannel decrypting(SeekableByteChannel source) throws IOException;

    /** Encrypts a short text. */
    byte[] encrypt(byte[] plain);

    /** The reverse of {@link #encrypt}. */
    byte[] decrypt(byte[] cipher);
}
