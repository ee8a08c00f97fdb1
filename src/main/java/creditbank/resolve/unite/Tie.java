package creditbank.resolve.unite;

/**
 * A scored pair of nodes.
 *
 * @param a the number of one node
 * @param b the number of another
 * @param weight of the best pair of their identities: the logarithm to base 2 of the odds that both are one person
 */
public record Tie(int a, int b, float weight) {
    int other(int node) {
        return node == a ? b : a;
    }
}
