package creditbank.ledger.note;

import java.nio.ByteBuffer;
import java.util.Base64;

/** One signature line of a note. */
public final class NoteSignature {
    private static final String DASH = "\u2014 ";
    private static final int ID_BYTES = 4;

    private final String name;
    private final int keyId;
    private final byte[] signature;

    NoteSignature(String name, int keyId, byte[] signature) {
        this.name = KeyName.check(name);
        this.keyId = keyId;
        this.signature = signature.clone();
    }

    /** Reads a line without its newline. */
    public static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new NoteException("a signature line must be a dash, a key name and base64");
        }
        byte[] blob = StrictBase64.decode(line.substring(space + 1), "a signature");
        if (blob.length <= ID_BYTES) {
            throw new NoteException("a signature of " + blob.length + " bytes, expected a key id and more");
        }
        byte[] signature = new byte[blob.length - ID_BYTES];
        int id = ByteBuffer.wrap(blob).getInt();
        System.arraycopy(blob, ID_BYTES, signature, 0, signature.length);
        return new NoteSignature(line.substring(DASH.length(), space), id, signature);
    }

    public String name() {
        return name;
    }

    public int keyId() {
        return keyId;
    }

    byte[] signature() {
        return signature.clone();
    }

    /** The line without its newline. */
    public String line() {
        byte[] blob = ByteBuffer.allocate(ID_BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return DASH + name + " " + Base64.getEncoder().encodeToString(blob);
    }
}
