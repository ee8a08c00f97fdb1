package creditbank.ledger;

import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.ledger.tile.EntryBundle;
import creditbank.ledger.tile.TileBuilder;
import creditbank.ledger.tile.TileFiles;
import creditbank.ledger.tile.TilePath;
import creditbank.merkle.Hasher;
import java.io.IOException;
import java.nio.file.Path;

/** Checks a log from its static files alone, with no word of the database. */
public final class LogCheck {
    private LogCheck() {}

    /**
     * Checks the signature, makes every tile and the root from the entries and compares.
     *
     * @return the checkpoint that holds
     * @throws DamagedLogException if a file is missing or not what the entries make it
     * @throws creditbank.ledger.note.NoteException if the checkpoint is not signed with this key
     */
    public static Checkpoint verify(Path directory, VerifierKey key) throws IOException {
        LogAudit audit = new LogAudit(LogSite.folder(directory), key);
        return audit.run(audit.note(), (index, entry) -> {});
    }

    /** Checks that the files from where the builder stands make a tree of this size and root. */
    static void verify(TileFiles files, Checkpoint tree, TileBuilder builder) throws IOException {
        Hasher hasher = new Hasher();
        for (long at = builder.size(); at < tree.size(); at += TilePath.FULL) {
            TilePath path =
                    new TilePath(TilePath.ENTRIES, at / TilePath.FULL, (int) Math.min(TilePath.FULL, tree.size() - at));
            for (byte[] entry : EntryBundle.decode(path, files.read(path))) {
                builder.add(hasher.leaf(entry));
            }
        }
        builder.finish();
        if (!builder.root().equals(tree.root())) {
            throw new DamagedLogException(
                    "checkpoint", "root " + tree.root() + ", expected " + builder.root() + " from the entries");
        }
    }
}
