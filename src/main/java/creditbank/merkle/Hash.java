package creditbank.merkle;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 value; ordered as unsigned bytes. */
public final class Hash implements Comparable<Hash> {
    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    Hash(byte[] owned) {
        this.bytes = owned;
    }

    /**
     * The hash with these bytes.
     *
     * @throws IllegalArgumentException if they are not 32
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash of " + bytes.length + " bytes, expected " + LENGTH);
        }
        return new Hash(bytes.clone());
    }

    /** The hash at a place of a longer array, which must hold 32 bytes from there. */
    public static Hash at(byte[] bytes, int offset) {
        return of(Arrays.copyOfRange(bytes, offset, Math.min(bytes.length, offset + LENGTH)));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Writes the 32 bytes into an array. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    byte[] shared() {
        return bytes;
    }

    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Lower-case hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
