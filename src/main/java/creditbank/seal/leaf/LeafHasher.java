package creditbank.seal.leaf;

import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/** Makes the leaves of record versions and refused rows, as the package comment says. One digest and fixed buffers serve all leaves; not thread-safe. */
public final class LeafHasher {
    /** Disclosure groups of a record version. */
    static final int GROUPS = 6;

    private static final byte GROUP = 2;
    private static final byte REFUSAL = 3;
    private static final byte SALT = 4;
    private static final byte WORKSHEET = 5;
    private static final byte ACT = 7;
    /** Stands where a version's salts have their group. */
    private static final byte WORKSHEET_GROUP = 6;

    private static final byte ACT_GROUP = 8;
    /** HMAC-SHA-256 fills its key to a block of 64 bytes. */
    private static final int BLOCK = 64;

    private final MessageDigest digest;
    private final Hasher hasher = new Hasher();
    private final byte[] inner = new byte[BLOCK + Integer.BYTES];
    private final byte[] outer = new byte[BLOCK + Hash.LENGTH];
    /** 0x04, the version's secret, the group. */
    private final byte[] secret = new byte[1 + Hash.LENGTH + 1];

    private final byte[] salted = new byte[1 + Hash.LENGTH];
    private final byte[] leaf = new byte[GROUPS * Hash.LENGTH];

    public LeafHasher() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        secret[0] = SALT;
        salted[0] = GROUP;
    }

    /** The leaf hash of a record version. */
    public Hash version(byte[] recordKey, int version, List<byte[]> groups) {
        if (recordKey.length != Hash.LENGTH || groups.size() != GROUPS) {
            throw new IllegalArgumentException(
                    "a key of " + recordKey.length + " bytes and " + groups.size() + " groups, expected 32 and 6");
        }
        secret(recordKey, version);
        for (int group = 0; group < GROUPS; group++) {
            secret[1 + Hash.LENGTH] = (byte) group;
            digest.update(secret);
            into(salted, 1);
            digest.update(salted);
            digest.update(groups.get(group));
            into(leaf, group * Hash.LENGTH);
        }
        return hasher.leaf(leaf);
    }

    /**
     * The leaf hash of a refused row.
     *
     * @param raw its text as stored, that is encrypted, so that the hash says nothing to whoever guesses the text
     */
    public Hash refusal(byte[] raw, String code) {
        byte[] hash = digest.digest(raw);
        byte[] ascii = code.getBytes(StandardCharsets.US_ASCII);
        byte[] data = new byte[1 + hash.length + ascii.length];
        data[0] = REFUSAL;
        System.arraycopy(hash, 0, data, 1, hash.length);
        System.arraycopy(ascii, 0, data, 1 + hash.length, ascii.length);
        return hasher.leaf(data);
    }

    /** The leaf hash of a worksheet of a record version. */
    public Hash worksheet(byte[] recordKey, int version, int edition, byte[] bytes) {
        secret(recordKey, version);
        secret[1 + Hash.LENGTH] = WORKSHEET_GROUP;
        digest.update(secret);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(edition).flip());
        return hidden(WORKSHEET, bytes);
    }

    /** The leaf hash of an act, which has a key as records have, and one version. */
    public Hash act(byte[] key, byte[] bytes) {
        secret(key, 1);
        secret[1 + Hash.LENGTH] = ACT_GROUP;
        digest.update(secret);
        return hidden(ACT, bytes);
    }

    /** The leaf hash of bytes behind the salt that the digest is about to give. */
    private Hash hidden(byte type, byte[] bytes) {
        into(salted, 1);
        digest.update(salted);
        digest.update(bytes);
        byte[] data = new byte[1 + Hash.LENGTH];
        data[0] = type;
        into(data, 1);
        return hasher.leaf(data);
    }

    /** HMAC: SHA-256((key xor 5c5c…) || SHA-256((key xor 3636…) || version)). */
    private void secret(byte[] recordKey, int version) {
        Arrays.fill(inner, Hash.LENGTH, BLOCK, (byte) 0x36);
        Arrays.fill(outer, Hash.LENGTH, BLOCK, (byte) 0x5c);
        for (int i = 0; i < Hash.LENGTH; i++) {
            inner[i] = (byte) (recordKey[i] ^ 0x36);
            outer[i] = (byte) (recordKey[i] ^ 0x5c);
        }
        for (int i = 0; i < Integer.BYTES; i++) {
            inner[BLOCK + i] = (byte) (version >>> (Byte.SIZE * (Integer.BYTES - 1 - i)));
        }
        digest.update(inner);
        into(outer, BLOCK);
        digest.update(outer);
        into(secret, 1);
    }

    private void into(byte[] target, int offset) {
        try {
            digest.digest(target, offset, Hash.LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("a buffer is too short", e);
        }
    }
}
