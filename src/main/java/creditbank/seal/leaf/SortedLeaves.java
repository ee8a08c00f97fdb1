package creditbank.seal.leaf;

import creditbank.merkle.Hash;
import creditbank.merkle.RootBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The leaf hashes of a batch; their order is that of the hashes and thus says nothing. About 80 bytes for each. */
public final class SortedLeaves {
    private final List<Hash> leaves = new ArrayList<>();

    public void add(Hash leaf) {
        leaves.add(leaf);
    }

    public long count() {
        return leaves.size();
    }

    public Hash root() {
        leaves.sort(Comparator.naturalOrder());
        RootBuilder root = new RootBuilder();
        leaves.forEach(root::add);
        return root.root();
    }
}
