package creditbank.merkle;

/** The hash of the leaves [start, end) of a larger tree. */
public record Subtree(long start, long end, Hash hash) {
    public Subtree {
        if (!Proofs.isSubtree(start, end)) {
            throw new IllegalArgumentException("[" + start + ", " + end + ") is not a subtree");
        }
    }
}
