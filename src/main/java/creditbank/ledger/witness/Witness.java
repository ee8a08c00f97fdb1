package creditbank.ledger.witness;

import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.KeyFile;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.NoteSignature;
import creditbank.ledger.note.SignedNote;
import creditbank.ledger.note.SigningKey;
import creditbank.ledger.note.VerifierKey;
import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import creditbank.merkle.Proofs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One witness: its key, the logs that it knows, and what it has seen of them. */
public final class Witness implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Witness.class.getName());
    private static final Checkpoint NOTHING = new Checkpoint("none", 0, Hasher.EMPTY);

    private final SigningKey key;
    private final Map<String, List<VerifierKey>> logs;
    private final WitnessStore store;
    private final Clock clock;

    /**
     * Opens a witness; makes its store and key at the first time.
     *
     * @param name the key's name, without a scheme, such as {@code witness.example.com/north}
     * @param logs the keys of the logs that it knows; several of one name while a log changes its key
     */
    public static Witness open(Path folder, Path keyFile, String name, Collection<VerifierKey> logs, Clock clock)
            throws IOException {
        WitnessStore store = WitnessStore.open(folder, keyFile);
        try {
            SigningKey key = KeyFile.readOrMake(keyFile, name, VerifierKey.COSIGNATURE);
            if (!key.verifier().name().equals(name)) {
                throw new IOException(keyFile + ": the key of " + key.verifier().name() + ", expected " + name);
            }
            return new Witness(key, logs, store, clock);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private Witness(SigningKey key, Collection<VerifierKey> logs, WitnessStore store, Clock clock) {
        this.key = key;
        this.logs = logs.stream().collect(Collectors.groupingBy(VerifierKey::name));
        this.store = store;
        this.clock = clock;
    }

    public VerifierKey key() {
        return key.verifier();
    }

    /** The path below a witness's address under which it shows its checkpoint of a log: the SHA-256 of the log's name. */
    public static String path(String origin) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The last cosigned checkpoint of the log whose name has this SHA-256. */
    public Optional<byte[]> latest(String path) throws IOException {
        return logs.keySet().stream().anyMatch(origin -> path(origin).equals(path))
                ? store.latest(path)
                : Optional.empty();
    }

    /** The size of the tree of a log that was cosigned last; 0 where none was. */
    public long seen(String origin) throws IOException {
        return last(origin).size();
    }

    /** Decides a request. It never throws: what goes wrong with the store is 500, and nothing is signed. */
    public Answer add(byte[] body) {
        AddCheckpoint request;
        Checkpoint checkpoint;
        try {
            request = AddCheckpoint.parse(body);
            checkpoint = Checkpoint.parse(text(request).text());
        } catch (NoteException e) {
            return Answer.text(Answer.MALFORMED, e.getMessage() + "\n");
        }
        List<VerifierKey> keys = logs.getOrDefault(checkpoint.origin(), List.of());
        if (keys.isEmpty()) {
            return Answer.text(Answer.UNKNOWN, "this log is not known here\n");
        }
        try {
            text(request).verify(keys);
        } catch (NoteException e) {
            return Answer.text(Answer.FORBIDDEN, e.getMessage() + "\n");
        }
        if (request.old() > checkpoint.size()) {
            return Answer.text(
                    Answer.MALFORMED,
                    "old " + request.old() + " is above the checkpoint's " + checkpoint.size() + "\n");
        }
        try {
            return decide(request, checkpoint, keys);
        } catch (IOException | NoteException e) {
            LOG.log(System.Logger.Level.ERROR, key.verifier().name() + ": nothing is signed: " + e);
            return Answer.text(Answer.BROKEN, "the witness's store cannot be used\n");
        }
    }

    /** Comparing with what is stored and storing are one step: of two requests for one size the second sees the first. */
    private synchronized Answer decide(AddCheckpoint request, Checkpoint checkpoint, List<VerifierKey> keys)
            throws IOException {
        Checkpoint last = last(checkpoint.origin());
        if (request.old() != last.size()) {
            return Answer.size(last.size());
        }
        if (!continues(last, checkpoint, request.proof())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    key.verifier().name() + ": " + checkpoint.origin() + " at " + checkpoint.size()
                            + " entries does not continue what was seen at " + last.size());
            return Answer.text(Answer.INCONSISTENT, "this does not continue the tree of " + last.size() + " entries\n");
        }
        SignedNote note = text(request);
        NoteSignature cosignature = key.cosign(note.text(), clock.instant().getEpochSecond());
        // Signatures of others prove nothing here, and would fill the store.
        List<NoteSignature> trusted = note.signatures().stream()
                .filter(line -> keys.stream().anyMatch(log -> log.made(line)))
                .toList();
        SignedNote kept = new SignedNote(note.text(), trusted).with(List.of(cosignature));
        store.keep(path(checkpoint.origin()), kept.bytes());
        return Answer.text(Answer.OK, cosignature.line() + "\n");
    }

    private static boolean continues(Checkpoint last, Checkpoint next, List<Hash> proof) {
        if (last.size() == 0) {
            return proof.isEmpty() && (next.size() > 0 || next.root().equals(Hasher.EMPTY));
        }
        return Proofs.continues(last.size(), next.size(), proof, last.root(), next.root());
    }

    /** What was cosigned last; a file that this key has not signed stops the witness for this log. */
    private Checkpoint last(String origin) throws IOException {
        Optional<byte[]> note = store.latest(path(origin));
        if (note.isEmpty()) {
            return NOTHING;
        }
        SignedNote signed = SignedNote.parse(note.get());
        signed.verify(List.of(key.verifier()));
        return Checkpoint.parse(signed.text());
    }

    private static SignedNote text(AddCheckpoint request) {
        return SignedNote.parse(request.checkpoint().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
