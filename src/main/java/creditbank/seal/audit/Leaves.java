package creditbank.seal.audit;

import creditbank.merkle.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The leaf hashes of a batch, as they come. */
final class Leaves {
    private byte[][] leaves = new byte[1024][];
    private int count;

    void add(byte[] leaf) {
        if (count == leaves.length) {
            leaves = Arrays.copyOf(leaves, count * 2);
        }
        leaves[count++] = leaf;
    }

    int count() {
        return count;
    }

    /** The root in hexadecimal; the leaves are spent. */
    String root(Derivation derivation) {
        sort();
        return HexFormat.of().formatHex(derivation.root(leaves, count, 0, new ArrayList<>()));
    }

    /** Where a leaf stands, and its way to the root; the leaves are spent. */
    Place place(Derivation derivation, byte[] leaf) {
        sort();
        int index = Arrays.binarySearch(leaves, 0, count, leaf, Arrays::compareUnsigned);
        List<Hash> path = new ArrayList<>();
        derivation.root(leaves, count, index, path);
        return new Place(index, path);
    }

    private void sort() {
        Arrays.parallelSort(leaves, 0, count, Arrays::compareUnsigned);
    }

    /** A leaf's place and its inclusion path. */
    record Place(long index, List<Hash> path) {}
}
