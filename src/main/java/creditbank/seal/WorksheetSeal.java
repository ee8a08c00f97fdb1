package creditbank.seal;

import creditbank.merkle.Hash;
import creditbank.recognise.Conversions;
import creditbank.recognise.Worksheet;
import creditbank.seal.leaf.LeafChunks;
import creditbank.seal.leaf.LeafHasher;
import creditbank.seal.leaf.SortedLeaves;
import creditbank.vault.RecordKeys;
import java.sql.Connection;
import java.sql.SQLException;

/** Computes the root over the worksheets that a batch made, reading each once. */
final class WorksheetSeal {
    private WorksheetSeal() {}

    static Sheets compute(Connection connection, long batchId, RecordKeys keys) throws SQLException {
        try (LeafChunks<Worksheet> chunks = new LeafChunks<>(keys, Worksheet::recordId, WorksheetSeal::leaf)) {
            Conversions.worksheets(connection, batchId, chunks::add);
            SortedLeaves leaves = chunks.leaves();
            Erasures.leaves(connection, batchId, Erasures.WORKSHEET).forEach(leaves::add);
            return new Sheets(leaves.count(), leaves.root());
        }
    }

    private static Hash leaf(LeafHasher hasher, byte[] key, Worksheet worksheet) {
        return hasher.worksheet(key, worksheet.version(), worksheet.edition(), worksheet.bytes());
    }

    /** How many worksheets, and the root over their leaves. */
    record Sheets(long count, Hash root) {}
}
