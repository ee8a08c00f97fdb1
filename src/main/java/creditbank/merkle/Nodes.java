package creditbank.merkle;

/** What a prover reads of a tree: the hashes of its complete subtrees. */
@FunctionalInterface
public interface Nodes {

    /** The hash of the leaves [index * 2^level, (index + 1) * 2^level), all of which are there. */
    Hash node(int level, long index);
}
