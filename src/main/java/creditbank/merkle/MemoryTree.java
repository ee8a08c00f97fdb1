package creditbank.merkle;

import java.util.ArrayList;
import java.util.List;

/** A tree held in memory with all complete subtrees, about 64 bytes of hashes for each leaf. Not thread-safe. */
public final class MemoryTree implements Nodes {
    private final Hasher hasher = new Hasher();
    private final List<List<Hash>> levels = new ArrayList<>(List.of(new ArrayList<>()));

    /** Adds the hash of the next leaf. */
    public MemoryTree add(Hash leaf) {
        Hash hash = leaf;
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            List<Hash> hashes = levels.get(level);
            hashes.add(hash);
            int count = hashes.size();
            if (count % 2 == 1) {
                return this;
            }
            hash = hasher.node(hashes.get(count - 2), hashes.get(count - 1));
        }
    }

    public long size() {
        return levels.getFirst().size();
    }

    public Hash root() {
        return new Prover(this).root(0, size());
    }

    @Override
    public Hash node(int level, long index) {
        return levels.get(level).get(Math.toIntExact(index));
    }
}
