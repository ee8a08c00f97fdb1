package creditbank.merkle;

import java.util.ArrayList;
import java.util.List;

/** The root of a tree whose leaves come one by one; keeps one hash for each one-bit of the size. Not thread-safe. */
public final class RootBuilder {
    private final Hasher hasher = new Hasher();
    private final List<Hash> range = new ArrayList<>();
    private long size;

    /** Adds the hash of the next leaf. */
    public RootBuilder add(Hash leaf) {
        return add(leaf, 0);
    }

    /** Adds the hash of the next 2^level leaves; the size must be a multiple of that. */
    public RootBuilder add(Hash subtree, int level) {
        long leaves = 1L << level;
        if ((size & (leaves - 1)) != 0) {
            throw new IllegalArgumentException("a subtree of " + leaves + " leaves after " + size);
        }
        Hash hash = subtree;
        for (long rest = size >> level; (rest & 1) == 1; rest >>= 1) {
            hash = hasher.node(range.removeLast(), hash);
        }
        range.add(hash);
        size += leaves;
        return this;
    }

    public long size() {
        return size;
    }

    /** The root over the leaves so far. */
    public Hash root() {
        if (range.isEmpty()) {
            return Hasher.EMPTY;
        }
        Hash hash = range.getLast();
        for (int i = range.size() - 2; i >= 0; i--) {
            hash = hasher.node(range.get(i), hash);
        }
        return hash;
    }
}
