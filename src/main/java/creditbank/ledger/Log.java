package creditbank.ledger;

import creditbank.ledger.cosign.Asked;
import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.KeyFile;
import creditbank.ledger.note.SigningKey;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.ledger.tile.EntryBundle;
import creditbank.ledger.tile.TileFiles;
import creditbank.ledger.tile.TileNodes;
import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import creditbank.merkle.Prover;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A log that nobody can rewrite unseen. Entries live in the database, which gives them their order, and in static files, which readers fetch. Several
 * processes may append: an advisory lock lets one at a time, and the committed state is compared and set before anything is signed.
 */
public final class Log {
    private final DataSource database;
    private final Entries entries;
    private final SigningKey key;
    private final TileFiles files;
    private final Checkpoints checkpoints;
    private final Publication publication;
    private final @Nullable Cosigning cosigning;

    private Log(DataSource database, SigningKey key, Place place, Consumer<String> step) {
        this.database = database;
        this.entries = new Entries(key.verifier().name());
        this.key = key;
        this.files = new TileFiles(place.directory(), step);
        Optional<Quorum> quorum = place.quorum();
        this.checkpoints = new Checkpoints(
                files,
                quorum.isEmpty() ? files : new TileFiles(place.directory().resolveSibling("waiting"), step));
        this.publication = new Publication(entries, files, checkpoints, key, step);
        this.cosigning = quorum.map(asked -> new Cosigning(asked, key.verifier(), files, checkpoints, entries))
                .orElse(null);
    }

    /**
     * Opens a log without witnesses, makes it and its key at the first time, and repairs what a crash has left: see {@link #recover}.
     *
     * @param directory the static files, to be served as they are
     * @param keyFile the secret key, outside the directory
     * @param vkeyFile where the public key is written
     * @param origin the log's name; it must be the one in the key file if there is one
     */
    public static Log open(DataSource database, Path directory, Path keyFile, Path vkeyFile, String origin)
            throws IOException, SQLException {
        return open(database, new Place(directory, keyFile, vkeyFile, Optional.empty()), origin);
    }

    /**
     * The same, with a quorum of witnesses where the place names one: they are asked for what they have seen before anything is signed, and readers see a checkpoint
     * when the quorum has cosigned it, see {@link #publish}. Witnesses that do not answer hold up nothing.
     *
     * @throws RollbackException if a witness has seen more of this log than the database has, or another history
     */
    public static Log open(DataSource database, Place place, String origin) throws IOException, SQLException {
        return open(database, place, origin, step -> {});
    }

    static Log open(DataSource database, Place place, String origin, Consumer<String> step)
            throws IOException, SQLException {
        SigningKey key = KeyFile.readOrMake(place.secretKey(), origin);
        if (!key.verifier().name().equals(origin)) {
            throw new IllegalArgumentException(
                    place.secretKey() + " is the key of " + key.verifier().name() + ", expected " + origin);
        }
        Log log = new Log(database, key, place, step);
        log.requireNoneAhead();
        log.recover();
        log.writePublicKey(place.publicKey());
        return log;
    }

    public String origin() {
        return key.verifier().name();
    }

    public VerifierKey key() {
        return key.verifier();
    }

    /** The checkpoint that was signed last; without a quorum readers see it. */
    public Checkpoint checkpoint() throws IOException {
        byte[] note = checkpoints.signed().orElseThrow(() -> new DamagedLogException("checkpoint", "missing"));
        return Checkpoint.open(note, key.verifier());
    }

    /** The checkpoint that readers see, verbatim; empty where none has had its quorum yet. */
    public String note() throws IOException {
        return checkpoints
                .published()
                .map(note -> new String(note, StandardCharsets.UTF_8))
                .orElse("");
    }

    /**
     * Asks the witnesses to cosign what they have not cosigned yet, and shows readers the signed checkpoint when the quorum is met. It is safe to be called at any
     * time and by several at once, and keeps what it gets for the next call.
     */
    public Publishing publish() throws IOException, SQLException {
        if (cosigning == null) {
            Checkpoint tree = checkpoint();
            return new Publishing(tree, Optional.of(tree), List.of(), Optional.empty(), false, List.of());
        }
        Cosigning.Question question = alone(connection -> {
            byte[] note = publication.run(connection, false);
            return cosigning.question(connection, note);
        });
        // Nothing is locked while the witnesses are asked: imports go on.
        List<Asked> asked = cosigning.ask(question);
        return alone(connection -> cosigning.take(connection, question, asked));
    }

    /** Shows readers a checkpoint that has what it needs, unless they see a larger one. */
    void show(byte[] note) throws IOException, SQLException {
        alone(connection -> {
            Optional<byte[]> before = checkpoints.published();
            long size = Checkpoint.open(note, key.verifier()).size();
            if (before.isEmpty()
                    || Checkpoint.open(before.get(), key.verifier()).size() < size) {
                checkpoints.publish(note);
            }
            return true;
        });
    }

    /** The same without asking anybody: how far the checkpoints have come. */
    public Publishing published() throws IOException, SQLException {
        if (cosigning == null) {
            return publish();
        }
        return alone(connection -> {
            Cosigning.Question question = cosigning.question(connection, publication.run(connection, false));
            return cosigning.take(connection, question, cosigning.last(question));
        });
    }

    /** Asks the witnesses, without any lock, for what they have seen; they are shown nothing that was not signed before. */
    private void requireNoneAhead() throws IOException, SQLException {
        if (cosigning == null || !cosigning.due()) {
            return;
        }
        Cosigning.Question question = alone(connection -> {
            Entries.State state = publication.guard(connection);
            byte[] note = cosigning
                    .lastSigned()
                    .orElseGet(() -> key.sign(new Checkpoint(origin(), 0, Hasher.EMPTY).text())
                            .bytes());
            return cosigning.question(connection, note, state.size());
        });
        List<Asked> asked = cosigning.askAll(question);
        alone(connection -> cosigning.require(
                connection, asked, publication.guard(connection).size()));
    }

    /**
     * Checks every file against the database's entries, writes those that are missing, and signs what was committed but not signed.
     *
     * @throws RollbackException if the published checkpoint knows more than the database, or something else
     * @throws creditbank.ledger.tile.DamagedLogException if a file is not what the entries make it
     */
    public void recover() throws IOException, SQLException {
        alone(connection -> {
            publication.run(connection, true);
            return true;
        });
    }

    /**
     * Appends entries and returns when they are in the published tree. An entry that is in the log already keeps its place, so that a caller that was
     * killed simply appends again.
     *
     * @return a receipt for each entry, in their order, all of one checkpoint
     */
    public List<Receipt> append(List<byte[]> added) throws IOException, SQLException {
        Map<Hash, byte[]> byLeaf = new LinkedHashMap<>();
        List<Hash> leaves = new ArrayList<>();
        Hasher hasher = new Hasher();
        for (byte[] entry : added) {
            if (entry.length > EntryBundle.LONGEST) {
                throw new IllegalArgumentException(
                        "an entry of " + entry.length + " bytes, expected at most " + EntryBundle.LONGEST);
            }
            Hash leaf = hasher.leaf(entry);
            leaves.add(leaf);
            byLeaf.put(leaf, entry);
        }
        requireNoneAhead();
        return alone(connection -> {
            publication.guard(connection);
            // A crash before this commit leaves nothing: the caller appends again. After it the entries have their
            // place for ever, and the next append or
            // opening publishes them.
            entries.add(connection, byLeaf);
            connection.commit();
            byte[] note = publication.run(connection, false);
            return receipts(note, leaves, entries.positions(connection, leaves));
        });
    }

    private List<Receipt> receipts(byte[] note, List<Hash> leaves, Map<Hash, Long> positions) {
        Checkpoint checkpoint = Checkpoint.open(note, key.verifier());
        String text = new String(note, StandardCharsets.UTF_8);
        Prover prover = new Prover(new TileNodes(files, checkpoint.size()));
        List<Receipt> receipts = new ArrayList<>();
        for (Hash leaf : leaves) {
            long index = Objects.requireNonNull(positions.get(leaf));
            List<Hash> path = prover.inclusion(index, 0, checkpoint.size());
            receipts.add(new Receipt(index, checkpoint.size(), checkpoint.root(), text, path));
        }
        return receipts;
    }

    private void writePublicKey(Path file) throws IOException {
        String text = key.verifier() + "\n";
        if (!Files.exists(file)) {
            // A crash before the rename leaves a temporary file that the next opening overwrites.
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else if (!Files.readString(file, StandardCharsets.UTF_8).equals(text)) {
            throw new IOException(file + " is not the public key of " + origin() + ", expected " + key.verifier());
        }
    }

    private <T> T alone(Work<T> work) throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            T result;
            try {
                entries.lock(connection);
                result = work.run(connection);
                connection.commit();
            } catch (IOException | SQLException | RuntimeException e) {
                release(connection, e);
                throw e;
            }
            release(connection, null);
            return result;
        }
    }

    /** Gives the lock back, which belongs to the session and would stay with a pooled connection; what is not committed is meant to be lost. */
    private void release(Connection connection, @Nullable Exception cause) throws SQLException {
        try {
            connection.rollback();
            entries.unlock(connection);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            if (cause == null) {
                throw e;
            }
            cause.addSuppressed(e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run(Connection connection) throws IOException, SQLException;
    }

    /**
     * Where a log lies.
     *
     * @param directory the static files, to be served as they are; checkpoints that wait for their quorum lie beside it
     * @param secretKey the secret key, outside the directory
     * @param publicKey where the public key is written
     * @param quorum who must cosign; empty where nobody
     */
    public record Place(Path directory, Path secretKey, Path publicKey, Optional<Quorum> quorum) {}
}
