package creditbank.ledger.note;

import creditbank.merkle.Hash;
import creditbank.merkle.Proofs;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The proof that an entry stands in a log, as a file that anybody can check offline, c2sp.org/tlog-proof@v1.
 *
 * @param extra what an application adds, in base64, which proves nothing by itself; empty where there is none
 * @param index the entry's position, from 0
 * @param path the inclusion path, the leaf's sibling first
 * @param checkpoint the signed checkpoint, verbatim
 */
public record TlogProof(String extra, long index, List<Hash> path, String checkpoint) {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    /** The longest proof that is read. */
    public static final int MOST_BYTES = 2_000_000;
    /** A tree of 2^63-1 leaves is no higher. */
    private static final int LONGEST_PATH = 63;

    public TlogProof {
        path = List.copyOf(path);
    }

    /** A proof with these bytes added. */
    public static TlogProof of(byte[] extra, long index, List<Hash> path, String checkpoint) {
        return new TlogProof(Base64.getEncoder().encodeToString(extra), index, path, checkpoint);
    }

    /**
     * Reads a proof; says nothing about whether it proves anything.
     *
     * @throws NoteException if it is not exactly of the form
     */
    public static TlogProof parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new NoteException("a proof of " + bytes.length + " bytes, expected at most " + MOST_BYTES);
        }
        String text = decode(bytes);
        int end = text.indexOf("\n\n");
        if (end < 0) {
            throw new NoteException("a proof must be a head, an empty line and a checkpoint");
        }
        List<String> lines = List.of(text.substring(0, end).split("\n", -1));
        if (!lines.getFirst().equals(HEADER)) {
            throw new NoteException("a proof must begin with the line " + HEADER);
        }
        int at = 1;
        String extra = "";
        if (at < lines.size() && lines.get(at).startsWith(EXTRA)) {
            extra = lines.get(at++).substring(EXTRA.length());
            if (StrictBase64.decode(extra, "extra").length == 0) {
                throw new NoteException("extra must not be empty");
            }
        }
        if (at >= lines.size() || !lines.get(at).startsWith(INDEX)) {
            throw new NoteException("line " + (at + 1) + " of a proof must be its index");
        }
        long index = index(lines.get(at++).substring(INDEX.length()));
        return new TlogProof(extra, index, path(lines.subList(at, lines.size())), text.substring(end + 2));
    }

    private static long index(String text) {
        try {
            return Proofs.parseSize(text);
        } catch (IllegalArgumentException e) {
            throw new NoteException("index: a whole number below 2^63 without leading zeros was expected");
        }
    }

    private static List<Hash> path(List<String> lines) {
        if (lines.size() > LONGEST_PATH) {
            throw new NoteException(lines.size() + " hashes, expected at most " + LONGEST_PATH);
        }
        List<Hash> path = new ArrayList<>();
        for (String line : lines) {
            byte[] hash = StrictBase64.decode(line, "a hash of the path");
            if (hash.length != Hash.LENGTH) {
                throw new NoteException("a hash of " + hash.length + " bytes, expected " + Hash.LENGTH);
            }
            path.add(Hash.of(hash));
        }
        return path;
    }

    /** The added bytes; none where there is no extra. */
    public byte[] extraBytes() {
        return Base64.getDecoder().decode(extra);
    }

    /**
     * Requires that the log of this key holds the leaf.
     *
     * @return the checkpoint whose tree holds it
     * @throws NoteException if the checkpoint is not signed by the key, or the path does not lead to its root
     */
    public Checkpoint verify(Hash leaf, VerifierKey key) {
        Checkpoint tree = Checkpoint.open(checkpoint.getBytes(StandardCharsets.UTF_8), key);
        if (!Proofs.includes(index, tree.size(), leaf, path, tree.root())) {
            throw new NoteException("the path does not lead from this entry at " + index + " to the root of "
                    + tree.size() + " entries");
        }
        return tree;
    }

    /** The file's bytes, in UTF-8. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        if (!extra.isEmpty()) {
            text.append(EXTRA).append(extra).append('\n');
        }
        text.append(INDEX).append(index).append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoteException("a proof must be UTF-8");
        }
    }
}
