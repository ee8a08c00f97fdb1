package creditbank.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A public key with a name, written {@code name+id+base64(type || key)}: an Ed25519 log key (type 1) or witness key (type 4). */
public final class VerifierKey {
    /** Ed25519 over a note's text. */
    public static final byte NOTE = 1;
    /** Ed25519 over a cosignature/v1 message. */
    public static final byte COSIGNATURE = 4;

    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;

    private final String name;
    private final byte type;
    private final byte[] raw;
    private final int id;
    private final PublicKey key;

    private VerifierKey(String name, byte type, byte[] raw) {
        if ((type != NOTE && type != COSIGNATURE) || raw.length != KEY_BYTES) {
            throw new NoteException(
                    "a key of type " + type + " and " + raw.length + " bytes, expected type 1 or 4 and 32");
        }
        this.name = KeyName.check(name);
        this.type = type;
        this.raw = raw.clone();
        this.id = KeyName.id(name, type, raw);
        this.key = decode(raw);
    }

    /** The key with these 32 bytes. */
    public static VerifierKey of(String name, byte type, byte[] raw) {
        return new VerifierKey(name, type, raw);
    }

    /** Reads a key text; its id must be the one that name and key give. */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new NoteException("a key text must be name+id+base64");
        }
        byte[] typed = StrictBase64.decode(parts[2], "the key of " + parts[0]);
        if (typed.length == 0) {
            throw new NoteException("the key of " + parts[0] + " is empty");
        }
        VerifierKey key = new VerifierKey(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.idText().equals(parts[1])) {
            throw new NoteException("key id " + parts[1] + ", expected " + key.idText() + " for " + key.name);
        }
        return key;
    }

    public String name() {
        return name;
    }

    /** {@link #NOTE} or {@link #COSIGNATURE}. */
    public byte type() {
        return type;
    }

    /** The key alone, in hexadecimal; two names for one key have the same. */
    public String keyText() {
        return HexFormat.of().formatHex(raw);
    }

    /** The key id in eight hexadecimal digits. */
    public String idText() {
        return HexFormat.of().toHexDigits(id);
    }

    int id() {
        return id;
    }

    /** Whether a signature line says that it is by this key. */
    public boolean made(NoteSignature signature) {
        return signature.keyId() == id && signature.name().equals(name);
    }

    boolean verifies(String text, NoteSignature line) {
        byte[] blob = line.signature();
        if (type == NOTE) {
            return verifies(message(text, 0), blob);
        }
        if (blob.length != Long.BYTES + SIGNATURE_BYTES) {
            return false;
        }
        long time = ByteBuffer.wrap(blob).getLong();
        return time >= 0 && verifies(message(text, time), Arrays.copyOfRange(blob, Long.BYTES, blob.length));
    }

    /** When this key made a cosignature, in seconds since 1970; says nothing about whether it is right. */
    public long time(NoteSignature line) {
        byte[] blob = line.signature();
        if (type != COSIGNATURE || blob.length != Long.BYTES + SIGNATURE_BYTES) {
            throw new NoteException("a signature of " + blob.length + " bytes by " + name + ", expected a cosignature");
        }
        return ByteBuffer.wrap(blob).getLong();
    }

    /** What is signed for a text; the time counts for cosignatures only. */
    byte[] message(String text, long time) {
        String message = type == NOTE ? text : "cosignature/v1\ntime " + time + "\n" + text;
        return message.getBytes(StandardCharsets.UTF_8);
    }

    /** What stands behind the key id. */
    byte[] blob(long time, byte[] signature) {
        return type == NOTE
                ? signature
                : ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(time)
                        .put(signature)
                        .array();
    }

    private boolean verifies(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static PublicKey decode(byte[] raw) {
        byte[] encoded = ByteBuffer.allocate(X509_PREFIX.length + raw.length)
                .put(X509_PREFIX)
                .put(raw)
                .array();
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new NoteException("not an Ed25519 key: " + e.getMessage());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && type == that.type
                && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return id;
    }

    /** The key text. */
    @Override
    public String toString() {
        byte[] typed = ByteBuffer.allocate(1 + raw.length).put(type).put(raw).array();
        return name + "+" + idText() + "+" + Base64.getEncoder().encodeToString(typed);
    }
}
