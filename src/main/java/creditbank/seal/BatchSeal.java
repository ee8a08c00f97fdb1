package creditbank.seal;

import creditbank.credit.RecordVersion;
import creditbank.credit.Records;
import creditbank.merkle.Hash;
import creditbank.seal.leaf.LeafHasher;
import creditbank.seal.leaf.SortedLeaves;
import creditbank.vault.RecordKeys;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Computes the roots of a batch from its record versions and its refused rows, reading each once. Leaves are made on a thread beside the one that reads, a chunk behind it: of a large
 * batch both take as long.
 */
final class BatchSeal implements AutoCloseable {
    private static final int CHUNK = 4096;

    private final RecordKeys keys;
    private final LeafHasher hasher = new LeafHasher();
    private final SortedLeaves versions = new SortedLeaves();
    private final SortedLeaves refusals = new SortedLeaves();
    private final ExecutorService beside = Executors.newSingleThreadExecutor();
    private List<RecordVersion> chunk = new ArrayList<>(CHUNK);
    private Future<?> hashing = beside.submit(() -> {});

    private BatchSeal(RecordKeys keys) {
        this.keys = keys;
    }

    static Roots compute(Connection connection, long batchId, RecordKeys keys) throws SQLException, IOException {
        try (BatchSeal seal = new BatchSeal(keys)) {
            Records.versions(connection, batchId, seal::add);
            seal.flush();
            seal.await();
            Erasures.leaves(connection, batchId, Erasures.VERSION).forEach(seal.versions::add);
            SealLeaves.refusals(connection, batchId, (raw, code) -> seal.refusals.add(seal.hasher.refusal(raw, code)));
            return new Roots(seal.versions.count(), seal.versions.root(), seal.refusals.count(), seal.refusals.root());
        }
    }

    private void add(RecordVersion version) {
        chunk.add(version);
        if (chunk.size() == CHUNK) {
            flush();
        }
    }

    private void flush() {
        await();
        List<RecordVersion> full = chunk;
        hashing = beside.submit(() -> hash(full));
        chunk = new ArrayList<>(CHUNK);
    }

    private void await() {
        try {
            hashing.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a batch is sealed", e);
        }
    }

    /** New records have consecutive numbers, whose keys are read together. */
    private void hash(List<RecordVersion> full) {
        for (int from = 0; from < full.size(); ) {
            int to = from + 1;
            while (to < full.size()
                    && full.get(to).recordId() == full.get(to - 1).recordId() + 1) {
                to++;
            }
            byte[][] keysOfRun = keys.keys(full.get(from).recordId(), to - from);
            for (int i = from; i < to; i++) {
                RecordVersion version = full.get(i);
                versions.add(hasher.version(keysOfRun[i - from], version.version(), version.groups()));
            }
            from = to;
        }
    }

    @Override
    public void close() {
        beside.shutdownNow();
    }

    /**
     * What a batch is sealed with.
     *
     * @param records how many record versions
     * @param refusals how many refused rows
     */
    record Roots(long records, Hash versionsRoot, long refusals, Hash refusalsRoot) {}
}
