package creditbank.seal.audit;

import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.TlogProof;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.ledger.tile.TileFiles;
import creditbank.ledger.tile.TileNodes;
import creditbank.merkle.Hash;
import creditbank.merkle.Prover;
import creditbank.vault.RecordKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes proofs of records. It derives the whole batch anew, so that a bank that is not what was sealed gives none. */
public final class RecordProver {
    private final RecordKeys keys;
    private final TileFiles files;
    private final VerifierKey key;

    /** @param log the log's folder */
    public RecordProver(RecordKeys keys, Path log, VerifierKey key) {
        this.keys = keys;
        this.files = new TileFiles(log);
        this.key = key;
    }

    /**
     * Proves a version of a record; the connection must be in a transaction.
     *
     * @param asked the version, 0 for the last
     * @param shown the groups that can be read in the proof
     * @throws IllegalArgumentException if there is no such record or version
     * @throws DifferenceException if the batch is not what was sealed, or not in the log yet
     */
    public TlogProof prove(Connection connection, long record, int asked, Set<String> shown)
            throws SQLException, IOException {
        BankColumns.Sealed sealed = BankColumns.sealed(connection, record, asked)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no record " + record + (asked == 0 ? "" : " with a version " + asked)));
        if (sealed.position() < 0) {
            throw new DifferenceException("batch " + sealed.batch(), "is not in the log yet");
        }
        Derivation derivation = new Derivation(keys);
        Leaves leaves = new Leaves();
        List<byte[]> own = new ArrayList<>();
        Map<String, ShownGroup> groups = new LinkedHashMap<>();
        BankColumns.versions(connection, sealed.batch(), row -> {
            byte[][] texts = BankColumns.groups(row);
            byte[] leaf = derivation.leaf(derivation.groups(row.getLong(1), row.getInt(2), texts));
            leaves.add(leaf);
            if (row.getLong(1) == record && row.getInt(2) == sealed.version()) {
                own.add(leaf);
                byte[] secret = derivation.secret(record, sealed.version());
                for (int i = 0; i < texts.length; i++) {
                    groups.put(Derivation.GROUPS.get(i), ShownGroup.of(derivation.salt(secret, i), texts[i]));
                }
            }
        });
        BankColumns.erased(connection, sealed.batch(), "version", leaves);
        Leaves.Place place = leaves.place(derivation, own.getFirst());
        RecordProof inner = new RecordProof(sealed.document(), place.index(), place.path(), groups).showing(shown);
        TlogProof outer = outer(sealed.position(), inner.extra());
        inner.verify(outer, key);
        return outer;
    }

    private TlogProof outer(long position, byte[] extra) throws IOException {
        byte[] note = files.checkpoint().orElseThrow(() -> new DamagedLogException("checkpoint", "missing"));
        Checkpoint tree = Checkpoint.open(note, key);
        if (position >= tree.size()) {
            throw new DifferenceException(
                    "entry " + position, "is not in the log that readers see, which has " + tree.size() + " entries");
        }
        List<Hash> path = new Prover(new TileNodes(files, tree.size())).inclusion(position, 0, tree.size());
        return TlogProof.of(extra, position, path, new String(note, StandardCharsets.UTF_8));
    }
}
