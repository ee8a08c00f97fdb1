package creditbank.practice.sender.form;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file written under a temporary name, which gets its own name when it is complete. */
final class FreshFile implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final MessageDigest digest;
    private final OutputStream out;

    FreshFile(Path target) throws IOException {
        this.target = target;
        part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        out = new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(part), digest), 1 << 17);
    }

    OutputStream out() {
        return out;
    }

    void write(CharSequence text, Charset charset) throws IOException {
        out.write(text.toString().getBytes(charset));
    }

    /** A crash before this leaves the temporary file, which the next generation overwrites. */
    void publish() throws IOException {
        out.close();
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Only after the last write. */
    String sha256() throws IOException {
        out.close();
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
