package creditbank.practice.evaluate;

/**
 * How found pairs agree with true ones.
 *
 * @param found pairs that the bank unites
 * @param truth pairs that the truth unites
 * @param both pairs that both unite
 */
public record Agreement(long found, long truth, long both) {

    /** The share of found pairs that are true; 1 where none was found. */
    public double precision() {
        return found == 0 ? 1 : (double) both / found;
    }

    /** The share of true pairs that were found; 1 where there is none. */
    public double recall() {
        return truth == 0 ? 1 : (double) both / truth;
    }

    /** The harmonic mean of precision and recall. */
    public double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    /** The pairs of this that are not among the others, which are part of it. */
    Agreement without(Agreement others) {
        return new Agreement(found - others.found, truth - others.truth, both - others.both);
    }
}
