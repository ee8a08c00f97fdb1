package creditbank.seal;

import creditbank.merkle.Hash;
import creditbank.recognise.act.Act;
import creditbank.recognise.act.Acts;
import creditbank.seal.leaf.LeafHasher;
import creditbank.seal.leaf.SortedLeaves;
import creditbank.vault.RecordKeys;
import java.sql.Connection;
import java.sql.SQLException;

/** Computes the root over the acts of a batch, which are few. */
final class ActSeal {
    private ActSeal() {}

    static Sealed compute(Connection connection, long batchId, RecordKeys keys) throws SQLException {
        LeafHasher hasher = new LeafHasher();
        SortedLeaves leaves = new SortedLeaves();
        for (Act act : Acts.ofBatch(connection, batchId)) {
            leaves.add(hasher.act(keys.key(act.id()), act.bytes()));
        }
        Erasures.leaves(connection, batchId, Erasures.ACT).forEach(leaves::add);
        return new Sealed(leaves.count(), leaves.root());
    }

    /** How many acts, and the root over their leaves. */
    record Sealed(long count, Hash root) {}
}
