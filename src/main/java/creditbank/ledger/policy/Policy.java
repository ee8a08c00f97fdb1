package creditbank.ledger.policy;

import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.SignedNote;
import creditbank.ledger.note.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A trust policy: which logs are known, and which witnesses must have cosigned a checkpoint.
 *
 * @param logs the keys of the known logs; may be empty where the log is known otherwise
 * @param witnesses all witnesses of the file, also those outside the quorum
 * @param quorum what must be met; empty where no cosignature is asked for
 * @param place file and line of the quorum, for messages
 */
public record Policy(List<VerifierKey> logs, List<Member.Witness> witnesses, Optional<Member> quorum, String place) {
    private static final int MOST_BYTES = 1_000_000;

    public Policy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
    }

    /**
     * Reads a policy; says nothing about what it is worth, see {@link PolicyLint}.
     *
     * @throws PolicyException if it is malformed, with every problem
     */
    public static Policy read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new PolicyException(List.of(file + ":1: longer than " + MOST_BYTES + " bytes"));
            }
            return new PolicyParser(file.toString()).parse(bytes);
        }
    }

    /** Reads a policy's bytes; the name stands in messages. */
    public static Policy parse(String name, byte[] bytes) {
        return new PolicyParser(name).parse(bytes);
    }

    /** Whether these keys are a quorum. */
    public boolean met(Set<VerifierKey> signers) {
        return quorum.isEmpty() || quorum.get().met(signers);
    }

    /**
     * Reads a checkpoint of this log and says which witnesses have cosigned it.
     *
     * @throws NoteException if the log has not signed it, or a signature of a known key is wrong
     */
    public Cosigned open(byte[] note, VerifierKey log) {
        Checkpoint checkpoint = Checkpoint.open(note, log);
        List<VerifierKey> known = new ArrayList<>(List.of(log));
        witnesses.forEach(witness -> known.add(witness.key()));
        Set<VerifierKey> signers = new HashSet<>(SignedNote.parse(note).verify(known));
        List<String> names = witnesses.stream()
                .filter(witness -> signers.contains(witness.key()))
                .map(Member.Witness::name)
                .toList();
        return new Cosigned(checkpoint, names, met(signers));
    }

    /**
     * The same, and requires the quorum.
     *
     * @throws NoteException also if too few have cosigned
     */
    public Cosigned require(byte[] note, VerifierKey log) {
        Cosigned cosigned = open(note, log);
        if (!cosigned.met()) {
            throw new NoteException("cosigned by " + list(cosigned.witnesses()) + ", which is not the quorum '"
                    + quorum.map(Member::name).orElse("none") + "' of " + place);
        }
        return cosigned;
    }

    static String list(List<String> names) {
        return names.isEmpty() ? "nobody" : String.join(", ", names);
    }

    /**
     * Who stands behind a checkpoint.
     *
     * @param witnesses the names of those who have cosigned it, in the policy's order
     * @param met whether they are a quorum
     */
    public record Cosigned(Checkpoint checkpoint, List<String> witnesses, boolean met) {
        public Cosigned {
            witnesses = List.copyOf(witnesses);
        }
    }
}
