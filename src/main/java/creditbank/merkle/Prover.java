package creditbank.merkle;

import java.util.ArrayList;
import java.util.List;

/** Makes roots and proofs from complete subtrees, RFC 6962 section 2.1; hashes O(log n) nodes for each. Not thread-safe. */
public final class Prover {
    private final Nodes nodes;
    private final Hasher hasher = new Hasher();

    public Prover(Nodes nodes) {
        this.nodes = nodes;
    }

    /** The hash of the subtree [start, end); of a whole tree when start is 0. */
    public Hash root(long start, long end) {
        requireSubtree(start, end);
        return hash(start, end);
    }

    /** The path from a leaf to the hash of the subtree [start, end), the leaf's sibling first. */
    public List<Hash> inclusion(long index, long start, long end) {
        requireSubtree(start, end);
        if (index < start || index >= end) {
            throw new IllegalArgumentException("leaf " + index + " of [" + start + ", " + end + ")");
        }
        List<Hash> path = new ArrayList<>();
        include(index, start, end, path);
        return path;
    }

    /** The proof that the tree of the first {@code size} leaves holds the subtree [start, end); with start 0, that it continues the tree of {@code end} leaves. */
    public List<Hash> consistency(long start, long end, long size) {
        requireSubtree(start, end);
        if (end > size) {
            throw new IllegalArgumentException("[" + start + ", " + end + ") of a tree of " + size);
        }
        List<Hash> proof = new ArrayList<>();
        if (start < end) {
            continueFrom(new Range(start, end), 0, size, true, proof);
        }
        return proof;
    }

    private Hash hash(long start, long end) {
        long width = end - start;
        if (width == 0) {
            return Hasher.EMPTY;
        }
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return nodes.node(level, start >> level);
        }
        long middle = start + split(width);
        return hasher.node(hash(start, middle), hash(middle, end));
    }

    private void include(long index, long start, long end, List<Hash> path) {
        if (end - start == 1) {
            return;
        }
        long middle = start + split(end - start);
        if (index < middle) {
            include(index, start, middle, path);
            path.add(hash(middle, end));
        } else {
            include(index, middle, end, path);
            path.add(hash(start, middle));
        }
    }

    /** SUBPROOF of RFC 6962; {@code known} says that the verifier has the subtree's hash already. */
    private void continueFrom(Range sub, long start, long end, boolean known, List<Hash> proof) {
        if (sub.start == start && sub.end == end) {
            if (!known) {
                proof.add(hash(start, end));
            }
            return;
        }
        long middle = start + split(end - start);
        if (sub.end <= middle) {
            continueFrom(sub, start, middle, known, proof);
            proof.add(hash(middle, end));
        } else if (sub.start >= middle) {
            continueFrom(sub, middle, end, known, proof);
            proof.add(hash(start, middle));
        } else {
            continueFrom(new Range(middle, sub.end), middle, end, false, proof);
            proof.add(hash(start, middle));
        }
    }

    private static void requireSubtree(long start, long end) {
        if (!Proofs.isSubtree(start, end)) {
            throw new IllegalArgumentException("[" + start + ", " + end + ") is not a subtree");
        }
    }

    /** The largest power of two below a width of at least two. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }

    private record Range(long start, long end) {}
}
