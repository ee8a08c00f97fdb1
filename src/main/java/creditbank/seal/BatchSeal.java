package creditbank.seal;

import creditbank.credit.RecordVersion;
import creditbank.credit.Records;
import creditbank.merkle.Hash;
import creditbank.vault.RecordKeys;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Computes the roots of a batch from its record versions and its refused rows, reading each once. */
final class BatchSeal {
    private static final int CHUNK = 4096;

    private final RecordKeys keys;
    private final LeafHasher hasher = new LeafHasher();
    private final SortedLeaves versions = new SortedLeaves();
    private final SortedLeaves refusals = new SortedLeaves();
    private final List<RecordVersion> chunk = new ArrayList<>(CHUNK);

    private BatchSeal(RecordKeys keys) {
        this.keys = keys;
    }

    static Roots compute(Connection connection, long batchId, RecordKeys keys) throws SQLException, IOException {
        BatchSeal seal = new BatchSeal(keys);
        Records.versions(connection, batchId, seal::add);
        seal.flush();
        Erasures.leaves(connection, batchId, Erasures.VERSION).forEach(seal.versions::add);
        SealLeaves.refusals(connection, batchId, (raw, code) -> seal.refusals.add(seal.hasher.refusal(raw, code)));
        return new Roots(seal.versions.count(), seal.versions.root(), seal.refusals.count(), seal.refusals.root());
    }

    private void add(RecordVersion version) {
        chunk.add(version);
        if (chunk.size() == CHUNK) {
            flush();
        }
    }

    /** New records have consecutive numbers, whose keys are read together. */
    private void flush() {
        for (int from = 0; from < chunk.size(); ) {
            int to = from + 1;
            while (to < chunk.size() && id(to) == id(to - 1) + 1) {
                to++;
            }
            byte[][] keysOfRun = keys.keys(id(from), to - from);
            for (int i = from; i < to; i++) {
                RecordVersion version = chunk.get(i);
                versions.add(hasher.version(keysOfRun[i - from], version.version(), version.groups()));
            }
            from = to;
        }
        chunk.clear();
    }

    private long id(int i) {
        return chunk.get(i).recordId();
    }

    /**
     * What a batch is sealed with.
     *
     * @param records how many record versions
     * @param refusals how many refused rows
     */
    record Roots(long records, Hash versionsRoot, long refusals, Hash refusalsRoot) {}
}
