package creditbank.ledger;

import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.SigningKey;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.ledger.tile.EntryBundle;
import creditbank.ledger.tile.TileBuilder;
import creditbank.ledger.tile.TileFiles;
import creditbank.ledger.tile.TilePath;
import creditbank.merkle.Hash;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings the static files to the state of the database and signs it; every step may be the last and is made again by the next run. */
final class Publication {
    private final Entries entries;
    private final TileFiles files;
    private final Checkpoints checkpoints;
    private final SigningKey key;
    private final Consumer<String> step;
    private final String origin;

    Publication(Entries entries, TileFiles files, Checkpoints checkpoints, SigningKey key, Consumer<String> step) {
        this.entries = entries;
        this.files = files;
        this.checkpoints = checkpoints;
        this.key = key;
        this.step = step;
        this.origin = key.verifier().name();
    }

    /**
     * Brings all entries into the tree and signs it.
     *
     * @param whole check every file from the first; else only what is new, and everything where something is amiss
     * @return the checkpoint, verbatim
     */
    byte[] run(Connection connection, boolean whole) throws IOException, SQLException {
        Entries.State state = guard(connection);
        long size = entries.count(connection);
        Optional<byte[]> last = checkpoints.signed();
        if (!whole && last.isPresent() && open(last.get()).size() == size) {
            return last.get();
        }
        long from = whole ? 0 : intactUpTo(connection, state);
        writeBundles(connection, from, size);
        Hash root = writeTiles(connection, state, from, size);
        // A crash up to here leaves files that nothing points to; the next run finds them as it would write them.
        files.sync();
        step.accept("re-read");
        Checkpoint tree = new Checkpoint(origin, size, root);
        LogCheck.verify(files, tree, TileBuilder.resume(from, files, files::requireSame));
        boolean signed =
                size == state.size() && last.isPresent() && open(last.get()).size() == size;
        byte[] note = signed ? last.get() : sign(connection, state, tree);
        prune(from, size);
        return note;
    }

    /** Refuses to go on where a signed checkpoint is not a beginning of what the database has. */
    Entries.State guard(Connection connection) throws IOException, SQLException {
        Entries.State state = entries.state(connection, key.verifier().idText());
        if (!state.keyId().equals(key.verifier().idText())) {
            throw new RollbackException(
                    origin,
                    "its key is " + state.keyId() + ", this one is "
                            + key.verifier().idText());
        }
        long size = entries.count(connection);
        if (state.size() > size) {
            throw new RollbackException(origin, size + " entries, but " + state.size() + " were signed");
        }
        requireBeginning(connection, state, size, "published", checkpoints.published());
        if (checkpoints.waiting()) {
            requireBeginning(connection, state, size, "signed", checkpoints.signed());
        }
        return state;
    }

    private void requireBeginning(
            Connection connection, Entries.State state, long size, String which, Optional<byte[]> note)
            throws IOException, SQLException {
        if (note.isEmpty()) {
            return;
        }
        Checkpoint before = open(note.get());
        if (before.size() > size) {
            throw new RollbackException(
                    origin, "the " + which + " checkpoint has " + before.size() + " entries, the database " + size);
        }
        boolean same = before.size() == state.size() && before.root().equals(state.root());
        if (!same && !entries.root(connection, before.size()).equals(before.root())) {
            throw new RollbackException(
                    origin, "the database's first " + before.size() + " entries are not the " + which + " ones");
        }
    }

    /** Writes the entry bundles from the tile boundary at or below the position. */
    private void writeBundles(Connection connection, long from, long size) throws IOException, SQLException {
        List<byte[]> bundle = new ArrayList<>();
        long[] at = {from / TilePath.FULL};
        entries.entries(connection, from, size, entry -> {
            bundle.add(entry);
            if (bundle.size() == TilePath.FULL) {
                writeBundle(at[0]++, bundle);
            }
        });
        if (!bundle.isEmpty()) {
            writeBundle(at[0], bundle);
        }
    }

    private void writeBundle(long index, List<byte[]> bundle) throws IOException {
        files.writeOnce(new TilePath(TilePath.ENTRIES, index, bundle.size()), EntryBundle.encode(bundle));
        bundle.clear();
    }

    private Hash writeTiles(Connection connection, Entries.State state, long from, long size)
            throws IOException, SQLException {
        TileBuilder builder = TileBuilder.resume(from, files, files::writeOnce);
        entries.leaves(connection, from, state.size(), builder::add);
        if (!builder.root().equals(state.root())) {
            throw new RollbackException(
                    origin, "the database's first " + state.size() + " entries do not give the root that was signed");
        }
        entries.leaves(connection, state.size(), size, builder::add);
        builder.finish();
        return builder.root();
    }

    /** The tile boundary below the committed size if the higher tiles there give the committed root, else 0. */
    private long intactUpTo(Connection connection, Entries.State state) throws IOException, SQLException {
        long boundary = state.size() / TilePath.FULL * TilePath.FULL;
        try {
            TileBuilder edge = TileBuilder.resume(boundary, files, (path, hashes) -> {});
            entries.leaves(connection, boundary, state.size(), edge::add);
            return edge.root().equals(state.root()) ? boundary : 0;
        } catch (DamagedLogException e) {
            // The whole run writes what is missing and names what is damaged.
            return 0;
        }
    }

    private byte[] sign(Connection connection, Entries.State state, Checkpoint tree) throws IOException, SQLException {
        step.accept("commit");
        // A crash after this commit leaves a tree that is committed but not signed; the next run signs the same one,
        // with the same signature. A process
        // that lost its lock in a broken connection fails here and signs nothing.
        if (!entries.advance(connection, state, tree, checkpoints.waiting())) {
            throw new IllegalStateException("log " + origin + " was written by somebody without the lock");
        }
        connection.commit();
        step.accept("sign");
        byte[] note = key.sign(tree.text()).bytes();
        // A crash before the rename leaves the last checkpoint in place; after it the new one, whether or not anybody
        // was told.
        checkpoints.keep(note);
        return note;
    }

    /** Removes the partial tiles that have become full since a size; a crash leaves some, which do no harm and go with the next whole run. */
    private void prune(long from, long size) throws IOException {
        long before = from;
        long after = size;
        for (int level = 0; after >= TilePath.FULL; level++) {
            for (long index = before / TilePath.FULL; index < after / TilePath.FULL; index++) {
                files.prune(new TilePath(level, index, TilePath.FULL));
                if (level == 0) {
                    files.prune(new TilePath(TilePath.ENTRIES, index, TilePath.FULL));
                }
            }
            before /= TilePath.FULL;
            after /= TilePath.FULL;
        }
    }

    private Checkpoint open(byte[] note) {
        return Checkpoint.open(note, key.verifier());
    }
}
