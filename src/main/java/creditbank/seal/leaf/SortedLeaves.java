package creditbank.seal.leaf;

import creditbank.merkle.Hash;
import creditbank.merkle.RootBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The leaf hashes of a batch; their order is that of the hashes and thus says nothing. About 80 bytes for each. */
public final class SortedLeaves {
    /** Subtrees of 2^12 leaves are hashed beside one another. */
    private static final int LEVEL = 12;

    private final List<Hash> leaves = new ArrayList<>();

    public void add(Hash leaf) {
        leaves.add(leaf);
    }

    public long count() {
        return leaves.size();
    }

    public Hash root() {
        Hash[] sorted = leaves.toArray(Hash[]::new);
        Arrays.parallelSort(sorted);
        int full = sorted.length >> LEVEL;
        List<Hash> subtrees = IntStream.range(0, full)
                .parallel()
                .mapToObj(i -> add(new RootBuilder(), sorted, i << LEVEL, (i + 1) << LEVEL)
                        .root())
                .toList();
        RootBuilder root = new RootBuilder();
        subtrees.forEach(subtree -> root.add(subtree, LEVEL));
        return add(root, sorted, full << LEVEL, sorted.length).root();
    }

    private static RootBuilder add(RootBuilder root, Hash[] sorted, int from, int to) {
        for (int i = from; i < to; i++) {
            root.add(sorted[i]);
        }
        return root;
    }
}
