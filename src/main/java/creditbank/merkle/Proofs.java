package creditbank.merkle;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks proofs strictly: sizes and the proof's length are settled before anything is hashed.
 *
 * <p>An inclusion path of leaf i in n leaves has {@code bitlength(i xor (n-1))} hashes inside the subtree that i and the last leaf share, and above it one
 * hash for each one-bit left in i. A consistency proof from m to n leaves is the path of leaf m-1 without the levels of the complete subtree that ends there,
 * headed by that subtree's hash unless it is the whole first tree.
 */
public final class Proofs {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,19}");
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private Proofs() {}

    /**
     * Reads a size: decimal, no sign, no leading zero, at most 2^63-1.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static long parseSize(String text) {
        if (!SIZE.matcher(text).matches() || new BigInteger(text).compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("a tree size of 0 to 2^63-1 without leading zeros was expected");
        }
        return Long.parseLong(text);
    }

    /** Whether [start, end) is a subtree: empty ranges and those from 0 are. */
    public static boolean isSubtree(long start, long end) {
        if (start < 0 || end < start) {
            return false;
        }
        long width = end - start;
        return start == 0 || width <= 1 || (start & ((Long.highestOneBit(width - 1) << 1) - 1)) == 0;
    }

    /** Whether the leaf stands at the index of the tree with this size and root. */
    public static boolean includes(long index, long size, Hash leaf, List<Hash> path, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        int inner = innerLength(index, size);
        if (path.size() != inner + Long.bitCount(shift(index, inner))) {
            return false;
        }
        Hasher hasher = new Hasher();
        Hash hash = chain(hasher, leaf, path.subList(0, inner), index);
        return chainLeft(hasher, hash, path.subList(inner, path.size())).equals(root);
    }

    /** Whether the tree of size2 leaves begins with the size1 leaves of the other; from an empty tree nothing can be proved. */
    public static boolean continues(long size1, long size2, List<Hash> proof, Hash root1, Hash root2) {
        if (size1 < 1 || size2 < size1) {
            return false;
        }
        if (size1 == size2) {
            return proof.isEmpty() && root1.equals(root2);
        }
        int complete = Long.numberOfTrailingZeros(size1);
        int whole = Long.bitCount(size1) == 1 ? 1 : 0;
        int inner = innerLength(size1 - 1, size2) - complete;
        int head = 1 - whole;
        if (proof.size() != head + inner + Long.bitCount(shift(size1 - 1, inner + complete))) {
            return false;
        }
        Hash seed = whole == 1 ? root1 : proof.getFirst();
        List<Hash> below = proof.subList(head, head + inner);
        List<Hash> above = proof.subList(head + inner, proof.size());
        long bits = shift(size1 - 1, complete);
        Hasher hasher = new Hasher();
        return chainLeft(hasher, chainRightTurns(hasher, seed, below, bits), above)
                        .equals(root1)
                && chainLeft(hasher, chain(hasher, seed, below, bits), above).equals(root2);
    }

    /** Whether the leaf at an index of the whole tree stands in its subtree [start, end) with this hash. */
    public static boolean subtreeIncludes(long index, Subtree subtree, Hash leaf, List<Hash> path) {
        return index >= subtree.start()
                && index < subtree.end()
                && includes(index - subtree.start(), subtree.end() - subtree.start(), leaf, path, subtree.hash());
    }

    /**
     * Whether the tree with this size and root holds the subtree; the walk of draft-ietf-plants-merkle-tree-certs, which fails as soon as the proof is longer
     * than the tree is high.
     */
    public static boolean subtreeContinues(Subtree subtree, long size, List<Hash> proof, Hash root) {
        if (subtree.end() > size) {
            return false;
        }
        if (subtree.start() == subtree.end()) {
            return proof.isEmpty() && subtree.hash().equals(Hasher.EMPTY);
        }
        long first = subtree.start();
        long last = subtree.end() - 1;
        long top = size - 1;
        int skip = 0;
        while (first >> skip != last >> skip && (last == top || (last >> skip & 1) == 1)) {
            skip++;
        }
        Climb climb = new Climb(first >> skip, last >> skip, top >> skip);
        int used = climb.first == climb.last ? 0 : 1;
        if (proof.size() < used) {
            return false;
        }
        Hash seed = used == 0 ? subtree.hash() : proof.getFirst();
        return climb.run(seed, proof.subList(used, proof.size()))
                && climb.below.equals(subtree.hash())
                && climb.above.equals(root);
    }

    /** The levels below which a leaf and the last one share a subtree. */
    private static int innerLength(long index, long size) {
        return Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
    }

    private static long shift(long bits, int by) {
        return by >= Long.SIZE ? 0 : bits >>> by;
    }

    /** Climbs with siblings on the side that the index's bits say. */
    private static Hash chain(Hasher hasher, Hash start, List<Hash> siblings, long bits) {
        Hash hash = start;
        long rest = bits;
        for (Hash sibling : siblings) {
            hash = (rest & 1) == 0 ? hasher.node(hash, sibling) : hasher.node(sibling, hash);
            rest >>>= 1;
        }
        return hash;
    }

    /** Climbs with the siblings on the left only: those on the right were not yet in the first tree. */
    private static Hash chainRightTurns(Hasher hasher, Hash start, List<Hash> siblings, long bits) {
        Hash hash = start;
        long rest = bits;
        for (Hash sibling : siblings) {
            hash = (rest & 1) == 0 ? hash : hasher.node(sibling, hash);
            rest >>>= 1;
        }
        return hash;
    }

    private static Hash chainLeft(Hasher hasher, Hash start, List<Hash> siblings) {
        Hash hash = start;
        for (Hash sibling : siblings) {
            hash = hasher.node(sibling, hash);
        }
        return hash;
    }

    /** Two hashes that climb together: that of the subtree and that of the whole tree. */
    private static final class Climb {
        private final Hasher hasher = new Hasher();
        private long first;
        private long last;
        private long top;
        private Hash below = Hasher.EMPTY;
        private Hash above = Hasher.EMPTY;

        Climb(long first, long last, long top) {
            this.first = first;
            this.last = last;
            this.top = top;
        }

        boolean run(Hash seed, List<Hash> siblings) {
            below = seed;
            above = seed;
            for (Hash sibling : siblings) {
                if (top == 0) {
                    return false;
                }
                step(sibling);
            }
            return top == 0;
        }

        private void step(Hash sibling) {
            if ((last & 1) == 1 || last == top) {
                below = first < last ? hasher.node(sibling, below) : below;
                above = hasher.node(sibling, above);
                up((last & 1) == 1 ? 0 : Long.numberOfTrailingZeros(last));
            } else {
                above = hasher.node(above, sibling);
            }
            up(1);
        }

        private void up(int levels) {
            first >>= levels;
            last >>= levels;
            top >>= levels;
        }
    }
}
