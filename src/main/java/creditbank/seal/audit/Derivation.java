package creditbank.seal.audit;

import creditbank.merkle.Hash;
import creditbank.vault.RecordKeys;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes leaves and roots anew, step by step as the package {@code seal} describes them, with the JDK's HMAC and a root of its own. */
final class Derivation {
    /** Disclosure groups in the order of their numbers. */
    static final List<String> GROUPS = List.of("who", "what", "where", "when", "result", "credit");

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};
    private static final byte[] GROUP = {2};
    private static final byte[] REFUSAL = {3};
    private static final byte[] SALT = {4};
    private static final byte[] WORKSHEET = {5};
    private static final byte WORKSHEET_SALT = 6;
    private static final byte[] ACT = {7};
    private static final byte ACT_SALT = 8;
    /** Keys are read for so many records at a time, from one file. */
    private static final int SEGMENT = 1 << 16;

    private final RecordKeys keys;
    private final MessageDigest sha256;
    private final Mac hmac;
    private long first = -1;
    private byte[][] segment = {};

    Derivation(RecordKeys keys) {
        this.keys = keys;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
            this.hmac = Mac.getInstance("HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The hashes of a version's groups, which are its leaf data. */
    byte[][] groups(long record, int version, byte[][] texts) {
        byte[][] hashes = new byte[texts.length][];
        byte[] secret = secret(record, version);
        for (int group = 0; group < texts.length; group++) {
            hashes[group] = hash(GROUP, salt(secret, group), texts[group]);
        }
        return hashes;
    }

    byte[] leaf(byte[][] groups) {
        sha256.update(LEAF);
        for (byte[] group : groups) {
            sha256.update(group);
        }
        return sha256.digest();
    }

    /** The leaf of a worksheet. */
    byte[] worksheet(long record, int version, int edition, byte[] bytes) {
        byte[] number = ByteBuffer.allocate(Integer.BYTES).putInt(edition).array();
        byte[] salt = hash(SALT, secret(record, version), new byte[] {WORKSHEET_SALT}, number);
        return hash(LEAF, WORKSHEET, hash(GROUP, salt, bytes));
    }

    /** The leaf of an act, whose number has a key as a record's has. */
    byte[] act(long number, byte[] bytes) {
        byte[] salt = hash(SALT, secret(number, 1), new byte[] {ACT_SALT});
        return hash(LEAF, ACT, hash(GROUP, salt, bytes));
    }

    /** The leaf of a refused row, from the digest of its encrypted text and its code in ASCII. */
    byte[] refusal(byte[] raw, byte[] code) {
        return hash(LEAF, REFUSAL, raw, code);
    }

    byte[] salt(byte[] secret, int group) {
        return hash(SALT, secret, new byte[] {(byte) group});
    }

    byte[] secret(long record, int version) {
        byte[] key = key(record);
        if (key.length == 0) {
            throw new DifferenceException(
                    "record " + record, "has no key, so its leaves cannot be derived: never made, or erased");
        }
        try {
            hmac.init(new SecretKeySpec(key, "HmacSHA256"));
            return hmac.doFinal(
                    ByteBuffer.allocate(Integer.BYTES).putInt(version).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC failed", e);
        }
    }

    /**
     * The root over sorted leaves; consumes the array.
     *
     * @param index a leaf, whose siblings on the way up are added to the path
     */
    byte[] root(byte[][] leaves, int count, int index, List<Hash> path) {
        if (count == 0) {
            return hash();
        }
        int at = index;
        // Pairs level by level; the odd one at the end goes up as it is, which is RFC 6962's split at the largest power
        // of two.
        for (int width = count; width > 1; width = (width + 1) / 2) {
            if ((at ^ 1) < width) {
                path.add(Hash.of(leaves[at ^ 1]));
            }
            for (int i = 0; i < width; i += 2) {
                leaves[i / 2] = i + 1 < width ? hash(NODE, leaves[i], leaves[i + 1]) : leaves[i];
            }
            at /= 2;
        }
        return leaves[0];
    }

    private byte[] key(long record) {
        if (first < 0 || record < first || record >= first + segment.length) {
            first = record / SEGMENT * SEGMENT;
            segment = keys.kept(first, SEGMENT);
        }
        return segment[(int) (record - first)];
    }

    private byte[] hash(byte[]... parts) {
        for (byte[] part : parts) {
            sha256.update(part);
        }
        return sha256.digest();
    }
}
