package creditbank.seal;

import creditbank.credit.RecordVersion;
import creditbank.credit.Records;
import creditbank.merkle.Hash;
import creditbank.seal.leaf.LeafChunks;
import creditbank.seal.leaf.LeafHasher;
import creditbank.seal.leaf.SortedLeaves;
import creditbank.vault.RecordKeys;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Computes the roots of a batch from its record versions and its refused rows, reading each once. */
final class BatchSeal {
    private BatchSeal() {}

    static Roots compute(Connection connection, long batchId, RecordKeys keys) throws SQLException, IOException {
        try (LeafChunks<RecordVersion> chunks = new LeafChunks<>(keys, RecordVersion::recordId, BatchSeal::leaf)) {
            Records.versions(connection, batchId, chunks::add);
            SortedLeaves versions = chunks.leaves();
            Erasures.leaves(connection, batchId, Erasures.VERSION).forEach(versions::add);
            LeafHasher hasher = new LeafHasher();
            SortedLeaves refusals = new SortedLeaves();
            SealLeaves.refusals(connection, batchId, (raw, code) -> refusals.add(hasher.refusal(raw, code)));
            return new Roots(versions.count(), versions.root(), refusals.count(), refusals.root());
        }
    }

    private static Hash leaf(LeafHasher hasher, byte[] key, RecordVersion version) {
        return hasher.version(key, version.version(), version.groups());
    }

    /**
     * What a batch is sealed with.
     *
     * @param records how many record versions
     * @param refusals how many refused rows
     */
    record Roots(long records, Hash versionsRoot, long refusals, Hash refusalsRoot) {}
}
