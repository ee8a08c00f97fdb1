package creditbank.ledger;

import creditbank.ledger.cosign.Asked;
import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.KeyFile;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.SignedNote;
import creditbank.ledger.note.SigningKey;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.ledger.tile.TileFiles;
import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The way back after a restored backup: takes the entries that the database lacks from a copy of the log, the log's own folder or a mirror, checks them up to the
 * signed root, and asks the witnesses whether the copy is the newest.
 *
 * <p>Entries that were added after the restore, which readers have never seen, lose their place and are appended again behind the others. Without witnesses nobody
 * can say whether a copy is the newest: then whoever has the largest one must be asked.
 */
public final class Rebuild {
    private static final int CHUNK = 1000;

    private final DataSource database;
    private final Log.Place place;
    private final SigningKey key;
    private final Entries entries;
    private final TileFiles files;
    private final LogAudit audit;
    private final byte[] note;
    private final Checkpoint tree;

    private Rebuild(DataSource database, Log.Place place, String origin, LogSite from) throws IOException {
        this.database = database;
        this.place = place;
        this.key = KeyFile.read(place.secretKey());
        if (!key.verifier().name().equals(origin)) {
            throw new NoteException(
                    place.secretKey() + " is the key of " + key.verifier().name() + ", expected " + origin);
        }
        this.entries = new Entries(origin);
        this.files = new TileFiles(place.directory());
        this.audit = new LogAudit(from, key.verifier());
        this.note = audit.note();
        this.tree = place.quorum().isPresent()
                ? place.quorum().get().policy().require(note, key.verifier()).checkpoint()
                : Checkpoint.open(note, key.verifier());
    }

    /**
     * Rebuilds the state of a log; whatever goes wrong changes nothing.
     *
     * @param outbox hears what becomes of entries, in the transaction
     * @throws RollbackException if a witness has seen more than the copy
     * @throws creditbank.ledger.tile.DamagedLogException if the copy is damaged, or does not continue what readers see
     * @throws NoteException if the copy's checkpoint is not signed by the key, or has no quorum
     */
    public static Rebuilt run(DataSource database, Log.Place place, String origin, LogSite from, Outbox outbox)
            throws IOException, SQLException {
        Rebuild rebuild = new Rebuild(database, place, origin, from);
        Rebuilt rebuilt = rebuild.take(outbox, true);
        Log log = Log.open(database, place, origin);
        log.show(rebuild.note);
        return rebuilt;
    }

    /** What {@link #run} would do, with all that it checks and refuses; changes nothing. */
    public static Rebuilt preview(DataSource database, Log.Place place, String origin, LogSite from, Outbox outbox)
            throws IOException, SQLException {
        return new Rebuild(database, place, origin, from).take(outbox, false);
    }

    private int askWitnesses() throws IOException, SQLException {
        if (place.quorum().isEmpty()) {
            return 0;
        }
        Checkpoints checkpoints = new Checkpoints(files, waiting());
        Cosigning cosigning = new Cosigning(place.quorum().get(), key.verifier(), files, checkpoints, entries);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            entries.state(connection, key.verifier().idText());
            connection.commit();
            // Told that nothing is known of them, witnesses that know the log say how much they have seen.
            List<Asked> asked = cosigning.askAll(new Cosigning.Question(SignedNote.parse(note), tree.size(), Map.of()));
            cosigning.require(connection, asked, tree.size());
            connection.setAutoCommit(true);
            return (int) asked.stream().filter(one -> one.seen() < 0).count();
        }
    }

    private TileFiles waiting() {
        return new TileFiles(place.directory().resolveSibling("waiting"));
    }

    private Rebuilt take(Outbox outbox, boolean keep) throws IOException, SQLException {
        Optional<byte[]> published = files.checkpoint();
        if (published.isPresent()) {
            audit.expect("the folder's checkpoint", new String(published.get(), StandardCharsets.UTF_8));
        }
        int silent = askWitnesses();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            entries.lock(connection);
            try {
                Rebuilt rebuilt = take(connection, outbox, silent);
                if (keep) {
                    if (rebuilt.moved() > 0) {
                        // What was signed for them was never shown to readers. A crash before the commit loses it, and
                        // the state of the database signs it again.
                        waiting().withdraw();
                    }
                    connection.commit();
                }
                return rebuilt;
            } finally {
                connection.rollback();
                entries.unlock(connection);
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
    }

    private Rebuilt take(Connection connection, Outbox outbox, int silent) throws IOException, SQLException {
        Entries.State state = entries.state(connection, key.verifier().idText());
        if (!state.keyId().equals(key.verifier().idText())) {
            throw new RollbackException(
                    tree.origin(),
                    "its key is " + state.keyId() + ", this one is "
                            + key.verifier().idText());
        }
        List<Hash> here = new ArrayList<>();
        entries.leaves(connection, 0, entries.count(connection), here::add);
        long same = same(here);
        long lost = same < Math.min(here.size(), tree.size()) ? here.size() - same : 0;
        if (lost > 0) {
            outbox.moved(connection, same);
            entries.cut(connection, same);
        }
        add(connection, Math.max(same, lost > 0 ? 0 : Math.min(here.size(), tree.size())));
        if ((state.size() < tree.size() || lost > 0)
                && !entries.advance(connection, state, tree, place.quorum().isPresent())) {
            throw new IllegalStateException("log " + tree.origin() + " was written by somebody without the lock");
        }
        if (!entries.root(connection, tree.size()).equals(tree.root())) {
            throw new RollbackException(tree.origin(), "the copy's entries do not give its root");
        }
        if (same < tree.size()) {
            outbox.taken(connection, same, tree.size());
        }
        long size = Math.max(tree.size(), lost > 0 ? 0 : here.size());
        return new Rebuilt(here.size(), size, Math.max(0, tree.size() - same), lost, silent);
    }

    /** How many of the database's first entries are the copy's; checks the copy as a whole. */
    private long same(List<Hash> here) throws IOException {
        Hasher hasher = new Hasher();
        long[] same = {0};
        audit.run(note, (index, entry) -> {
            if (index == same[0] && index < here.size() && hasher.leaf(entry).equals(here.get((int) index))) {
                same[0]++;
            }
        });
        return same[0];
    }

    private void add(Connection connection, long from) throws IOException, SQLException {
        Hasher hasher = new Hasher();
        Map<Hash, byte[]> chunk = new LinkedHashMap<>();
        @Nullable SQLException[] failure = {null};
        audit.run(note, (index, entry) -> {
            if (index >= from && failure[0] == null) {
                chunk.put(hasher.leaf(entry), entry);
                if (chunk.size() == CHUNK) {
                    failure[0] = flush(connection, chunk);
                }
            }
        });
        SQLException last = failure[0] == null ? flush(connection, chunk) : failure[0];
        if (last != null) {
            throw last;
        }
    }

    private @Nullable SQLException flush(Connection connection, Map<Hash, byte[]> chunk) {
        try {
            entries.add(connection, chunk);
            chunk.clear();
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    /** Whoever appended the entries. */
    public interface Outbox {
        /** The entries from a position on have lost their place; what they are of must be appended again. */
        void moved(Connection connection, long position) throws SQLException;

        /** The entries from a position up to another were taken from the copy; the database had forgotten them. */
        void taken(Connection connection, long from, long to) throws SQLException;
    }

    /**
     * What was rebuilt.
     *
     * @param before entries that the database had
     * @param size entries that it has now
     * @param taken entries of the copy that it had not; they are stated as lost in the log
     * @param moved entries that were added after the restore and are appended again
     * @param silent witnesses that did not say what they have seen
     */
    public record Rebuilt(long before, long size, long taken, long moved, int silent) {}
}
