package creditbank.ledger.note;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The Ed25519 key of a log or of a witness, written as Go's tools write that of a log: {@code PRIVATE+KEY+name+id+base64(type || seed)}, where the type is 1 or,
 * for a witness, 4. Its text is a secret.
 */
public final class SigningKey {
    private static final String PREFIX = "PRIVATE+KEY+";
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final int SEED_BYTES = 32;

    private final byte[] seed;
    private final PrivateKey key;
    private final VerifierKey verifier;

    private SigningKey(String name, byte type, byte[] seed) {
        this.seed = seed;
        try {
            byte[] encoded = ByteBuffer.allocate(PKCS8_PREFIX.length + seed.length)
                    .put(PKCS8_PREFIX)
                    .put(seed)
                    .array();
            this.key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new Fixed(seed));
            byte[] x509 = generator.generateKeyPair().getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(x509, x509.length - SEED_BYTES, x509.length);
            this.verifier = VerifierKey.of(name, type, raw);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
        // A pair that does not fit together would be found here, not by the log's readers.
        new SignedNote("probe\n", List.of(line("probe\n", 0))).verify(List.of(verifier));
    }

    /** A fresh key of a log. */
    public static SigningKey generate(String name) {
        return generate(name, VerifierKey.NOTE);
    }

    /** A fresh key of this type. */
    public static SigningKey generate(String name, byte type) {
        byte[] seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        return new SigningKey(KeyName.check(name), type, seed);
    }

    /** Reads the text that {@link #secretText} gives. */
    public static SigningKey parse(String text) {
        String[] parts =
                text.startsWith(PREFIX) ? text.substring(PREFIX.length()).split("\\+", 3) : new String[0];
        if (parts.length != 3) {
            throw new NoteException("a signing key must be PRIVATE+KEY+name+id+base64");
        }
        byte[] typed = StrictBase64.decode(parts[2], "the signing key of " + parts[0]);
        if (typed.length != 1 + SEED_BYTES || (typed[0] != VerifierKey.NOTE && typed[0] != VerifierKey.COSIGNATURE)) {
            throw new NoteException("the signing key of " + parts[0] + " is not an Ed25519 seed");
        }
        SigningKey key = new SigningKey(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.verifier.idText().equals(parts[1])) {
            throw new NoteException("key id " + parts[1] + ", expected " + key.verifier.idText() + " for " + parts[0]);
        }
        return key;
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /** Signs a text that ends in a newline; the same text always gets the same signature. */
    public SignedNote sign(String text) {
        require(VerifierKey.NOTE);
        return new SignedNote(text, List.of(line(text, 0)));
    }

    /**
     * Cosigns the text of a checkpoint, c2sp.org/tlog-cosignature: at this time it was the largest that this witness had seen of the log, and it continues all
     * that it had seen before.
     *
     * @param time seconds since 1970
     */
    public NoteSignature cosign(String text, long time) {
        require(VerifierKey.COSIGNATURE);
        return line(text, time);
    }

    private void require(byte type) {
        if (verifier.type() != type) {
            throw new IllegalStateException("the key of " + verifier.name() + " has type " + verifier.type()
                    + ", expected " + type + ": a log and a witness never share one");
        }
    }

    private NoteSignature line(String text, long time) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(verifier.message(text, time));
            return new NoteSignature(verifier.name(), verifier.id(), verifier.blob(time, signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing as " + verifier.name(), e);
        }
    }

    /** The key itself, for the key file only. */
    String secretText() {
        byte[] typed = ByteBuffer.allocate(1 + SEED_BYTES)
                .put(verifier.type())
                .put(seed)
                .array();
        return PREFIX + verifier.name() + "+" + verifier.idText() + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    @Override
    public String toString() {
        return "signing key of " + verifier;
    }

    /** Gives the seed to the key pair generator, the JDK's only way from a seed to its public key. */
    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] seed;

        Fixed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
