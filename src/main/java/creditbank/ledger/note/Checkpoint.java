package creditbank.ledger.note;

import creditbank.merkle.Hash;
import creditbank.merkle.Proofs;
import java.util.List;

/**
 * What a log states: its name, its size and its root.
 *
 * @param extensions further lines, which we never write
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    public Checkpoint {
        KeyName.check(origin);
        if (size < 0) {
            throw new NoteException("a log of size " + size);
        }
        extensions = List.copyOf(extensions);
    }

    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /** Reads a checkpoint and requires this key's signature on it and its name as the origin. */
    public static Checkpoint open(byte[] note, VerifierKey key) {
        SignedNote signed = SignedNote.parse(note);
        signed.verify(List.of(key));
        Checkpoint checkpoint = parse(signed.text());
        if (!checkpoint.origin.equals(key.name())) {
            throw new NoteException("origin " + checkpoint.origin + ", expected " + key.name());
        }
        return checkpoint;
    }

    /** Reads the text of a checkpoint. */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) {
            throw new NoteException("a checkpoint must be three lines or more");
        }
        List<String> extensions = List.of(lines).subList(3, lines.length - 1);
        if (extensions.contains("")) {
            throw new NoteException("a checkpoint must not have empty lines");
        }
        try {
            Hash root = Hash.of(StrictBase64.decode(lines[2], "the root"));
            return new Checkpoint(lines[0], Proofs.parseSize(lines[1]), root, extensions);
        } catch (IllegalArgumentException e) {
            throw new NoteException("checkpoint: " + e.getMessage());
        }
    }

    /** The text that is signed. */
    public String text() {
        StringBuilder text = new StringBuilder()
                .append(origin)
                .append('\n')
                .append(size)
                .append('\n')
                .append(root.base64())
                .append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
