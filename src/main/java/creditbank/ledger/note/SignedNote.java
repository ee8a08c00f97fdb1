package creditbank.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text with signatures.
 *
 * @param text what is signed, its final newline included
 * @param signatures at least one, at most 100 as Go's reader takes
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    private static final int MOST_SIGNATURES = 100;
    private static final int MOST_BYTES = 1_000_000;

    public SignedNote {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new NoteException("a note's text must end in a newline and has no other control character");
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new NoteException(signatures.size() + " signatures, expected 1 to " + MOST_SIGNATURES);
        }
        signatures = List.copyOf(signatures);
    }

    /** Reads a note; says nothing about its signatures. */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new NoteException("a note of " + bytes.length + " bytes, expected at most " + MOST_BYTES);
        }
        String note = decode(bytes);
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || split + 2 == note.length()) {
            throw new NoteException("a note must be a text, an empty line and signature lines");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : note.substring(split + 2, note.length() - 1).split("\n", -1)) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(note.substring(0, split + 1), signatures);
    }

    /**
     * Checks the signatures of known keys and ignores the others.
     *
     * @return the keys that signed
     * @throws NoteException if a known key's signature is wrong or none of the keys signed
     */
    public List<VerifierKey> verify(Collection<VerifierKey> known) {
        List<VerifierKey> signers = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : known) {
                if (key.made(signature)) {
                    if (!key.verifies(text, signature)) {
                        throw new NoteException("the signature of " + key + " is wrong");
                    }
                    signers.add(key);
                }
            }
        }
        if (signers.isEmpty()) {
            throw new NoteException("no known key has signed: expected one of " + known);
        }
        return signers;
    }

    /** The same text with more signatures; of each key only the last one stays. */
    public SignedNote with(List<NoteSignature> more) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        for (NoteSignature one : more) {
            all.removeIf(old -> old.keyId() == one.keyId() && old.name().equals(one.name()));
            all.add(one);
        }
        return new SignedNote(text, all);
    }

    /** The note as it is stored and sent, in UTF-8. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoteException("a note must be UTF-8");
        }
    }
}
