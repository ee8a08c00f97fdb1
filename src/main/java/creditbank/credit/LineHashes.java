package creditbank.credit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 over a set of SHA-256 hashes in rising order (as unsigned bytes), so the order in which they come does not matter. */
final class LineHashes {
    private final MessageDigest sha256 = sha256();
    private byte[][] hashes = new byte[16][];
    private int size;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Adds a line's hash and returns it. */
    byte[] addLine(byte[] line) {
        byte[] hash = sha256.digest(line);
        add(hash);
        return hash;
    }

    void add(byte[] hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash;
    }

    int size() {
        return size;
    }

    /** The digest of what was added since the last call. */
    byte[] digest() {
        Arrays.sort(hashes, 0, size, Arrays::compareUnsigned);
        for (int i = 0; i < size; i++) {
            sha256.update(hashes[i]);
        }
        size = 0;
        return sha256.digest();
    }

    String hex() {
        return HexFormat.of().formatHex(digest());
    }
}
