package creditbank.ledger.witness;

import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.SignedNote;
import creditbank.merkle.Hash;
import creditbank.merkle.Proofs;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The request to cosign a checkpoint.
 *
 * @param old the size of the witness's last checkpoint of this log, 0 where it has none
 * @param proof the consistency proof from that size, at most 63 hashes
 * @param checkpoint the signed checkpoint, verbatim
 */
public record AddCheckpoint(long old, List<Hash> proof, String checkpoint) {
    /** The longest request that is read. */
    public static final int MOST_BYTES = 512 * 1024;

    private static final String OLD = "old ";
    private static final int LONGEST_PROOF = 63;

    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /**
     * Reads a request; says nothing about the signatures.
     *
     * @throws NoteException if it is not exactly of the form
     */
    public static AddCheckpoint parse(byte[] bytes) {
        String text = decode(bytes);
        int end = text.indexOf("\n\n");
        if (end < 0) {
            throw new NoteException("a request must be an old size, hashes, an empty line and a checkpoint");
        }
        List<String> lines = List.of(text.substring(0, end).split("\n", -1));
        if (!lines.getFirst().startsWith(OLD)) {
            throw new NoteException("a request must begin with the old size");
        }
        if (lines.size() - 1 > LONGEST_PROOF) {
            throw new NoteException((lines.size() - 1) + " hashes, expected at most " + LONGEST_PROOF);
        }
        List<Hash> proof = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            proof.add(hash(line));
        }
        String checkpoint = text.substring(end + 2);
        SignedNote.parse(checkpoint.getBytes(StandardCharsets.UTF_8));
        return new AddCheckpoint(size(lines.getFirst().substring(OLD.length())), proof, checkpoint);
    }

    private static Hash hash(String line) {
        try {
            Hash hash = Hash.of(Base64.getDecoder().decode(line));
            if (hash.base64().equals(line)) {
                return hash;
            }
        } catch (IllegalArgumentException e) {
            throw new NoteException("a line of the proof must be a hash in base64: " + e.getMessage());
        }
        throw new NoteException("a line of the proof must be a hash in canonical base64");
    }

    private static long size(String text) {
        try {
            return Proofs.parseSize(text);
        } catch (IllegalArgumentException e) {
            throw new NoteException("old: " + e.getMessage());
        }
    }

    /** The request as it is sent. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(OLD).append(old).append('\n');
        proof.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoteException("a request must be UTF-8");
        }
    }
}
