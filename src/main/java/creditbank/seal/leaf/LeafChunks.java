package creditbank.seal.leaf;

import creditbank.merkle.Hash;
import creditbank.vault.RecordKeys;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;

/**
 * Makes leaves on all processors beside the thread that reads what they are of. It stays a few chunks behind, so that a batch of any size takes the memory of its leaves only.
 *
 * @param <T> what has a leaf and is of a record
 */
public final class LeafChunks<T> implements AutoCloseable {
    private static final int CHUNK = 4096;

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService beside = Executors.newFixedThreadPool(threads);
    private final Queue<Future<List<Hash>>> behind = new ArrayDeque<>();
    private final SortedLeaves leaves = new SortedLeaves();
    private final RecordKeys keys;
    private final ToLongFunction<T> record;
    private final Leaf<T> leaf;
    private List<T> chunk = new ArrayList<>(CHUNK);

    public LeafChunks(RecordKeys keys, ToLongFunction<T> record, Leaf<T> leaf) {
        this.keys = keys;
        this.record = record;
        this.leaf = leaf;
    }

    /** Makes a leaf with the key of its record; called on several threads, each with a hasher of its own. */
    @FunctionalInterface
    public interface Leaf<T> {
        Hash of(LeafHasher hasher, byte[] key, T thing);
    }

    /** Takes the next one, whose record has no lower number than that of the one before. */
    public void add(T thing) {
        chunk.add(thing);
        if (chunk.size() == CHUNK) {
            flush();
        }
    }

    /** The leaves of all; no more can be added. */
    public SortedLeaves leaves() {
        flush();
        while (!behind.isEmpty()) {
            await();
        }
        return leaves;
    }

    @Override
    public void close() {
        beside.shutdownNow();
    }

    private void flush() {
        List<T> full = chunk;
        chunk = new ArrayList<>(CHUNK);
        if (behind.size() > threads) {
            await();
        }
        behind.add(beside.submit(() -> hash(full)));
    }

    private List<Hash> hash(List<T> full) {
        LeafHasher hasher = new LeafHasher();
        byte[][] ofEach = keys.keys(full.stream().mapToLong(record).toArray());
        List<Hash> hashes = new ArrayList<>(full.size());
        for (int i = 0; i < ofEach.length; i++) {
            hashes.add(leaf.of(hasher, ofEach[i], full.get(i)));
        }
        return hashes;
    }

    private void await() {
        try {
            behind.remove().get().forEach(leaves::add);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a batch is sealed", e);
        }
    }
}
