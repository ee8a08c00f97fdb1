package creditbank.seal.audit;

import java.util.Arrays;
import java.util.HexFormat;

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
        return HexFormat.of().formatHex(derivation.root(leaves, count));
    }
}
