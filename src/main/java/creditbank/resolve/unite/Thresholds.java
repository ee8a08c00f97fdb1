package creditbank.resolve.unite;

/**
 * From which weight on a pair links.
 *
 * @param link the least weight of a link, as a logarithm to base 2 of odds
 * @param margin how much better than the next document a pair must be, in the same unit
 * @param mostNodes the most nodes of one person
 */
public record Thresholds(float link, float margin, int mostNodes) {}
