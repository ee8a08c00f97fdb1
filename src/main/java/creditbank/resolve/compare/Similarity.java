package creditbank.resolve.compare;

/**
 * How alike two texts are. The same for both orders of the texts; texts are never empty. What is measured as a distance is returned with a minus sign, so
 * that more is always more alike.
 */
@FunctionalInterface
public interface Similarity {
    double of(Letters a, Letters b);
}
