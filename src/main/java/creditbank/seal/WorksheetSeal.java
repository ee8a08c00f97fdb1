package creditbank.seal;

import creditbank.merkle.Hash;
import creditbank.recognise.Conversions;
import creditbank.recognise.Worksheet;
import creditbank.seal.leaf.LeafHasher;
import creditbank.seal.leaf.SortedLeaves;
import creditbank.vault.RecordKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Computes the root over the worksheets that a batch made, reading each once. */
final class WorksheetSeal {
    private static final int CHUNK = 4096;

    private final RecordKeys keys;
    private final LeafHasher hasher = new LeafHasher();
    private final SortedLeaves leaves = new SortedLeaves();
    private final List<Worksheet> chunk = new ArrayList<>(CHUNK);

    private WorksheetSeal(RecordKeys keys) {
        this.keys = keys;
    }

    static Sheets compute(Connection connection, long batchId, RecordKeys keys) throws SQLException {
        WorksheetSeal seal = new WorksheetSeal(keys);
        Conversions.worksheets(connection, batchId, seal::add);
        seal.flush();
        Erasures.leaves(connection, batchId, Erasures.WORKSHEET).forEach(seal.leaves::add);
        return new Sheets(seal.leaves.count(), seal.leaves.root());
    }

    private void add(Worksheet worksheet) {
        chunk.add(worksheet);
        if (chunk.size() == CHUNK) {
            flush();
        }
    }

    /** Keys of records that follow one another are read together. */
    private void flush() {
        for (int from = 0; from < chunk.size(); ) {
            int to = from + 1;
            while (to < chunk.size() && record(to) == record(to - 1) + 1) {
                to++;
            }
            byte[][] keysOfRun = keys.keys(record(from), to - from);
            for (int i = from; i < to; i++) {
                Worksheet worksheet = chunk.get(i);
                leaves.add(hasher.worksheet(
                        keysOfRun[i - from], worksheet.version(), worksheet.edition(), worksheet.bytes()));
            }
            from = to;
        }
        chunk.clear();
    }

    private long record(int i) {
        return chunk.get(i).recordId();
    }

    /** How many worksheets, and the root over their leaves. */
    record Sheets(long count, Hash root) {}
}
