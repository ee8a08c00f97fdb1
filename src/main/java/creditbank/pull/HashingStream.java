package creditbank.pull;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes what is read through it. */
final class HashingStream extends FilterInputStream {
    private final MessageDigest sha256;
    private long bytes;

    HashingStream(InputStream in) {
        super(in);
        this.sha256 = sha256();
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            sha256.update((byte) read);
            bytes++;
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            sha256.update(buffer, offset, read);
            bytes += read;
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    void copyTo(OutputStream target) throws IOException {
        byte[] buffer = new byte[1 << 17];
        for (int read = read(buffer, 0, buffer.length); read >= 0; read = read(buffer, 0, buffer.length)) {
            target.write(buffer, 0, read);
        }
    }

    void skipToEnd() throws IOException {
        copyTo(OutputStream.nullOutputStream());
    }

    long bytes() {
        return bytes;
    }

    /** The hash of everything read so far, lower-case hex; ends the hashing. */
    String digest() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
