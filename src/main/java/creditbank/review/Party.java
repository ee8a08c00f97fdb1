package creditbank.review;

/**
 * One side of a pair in the queue.
 *
 * @param name the legal name as the source sent it
 */
public record Party(long learner, String source, String name) {
    /** Without the name. */
    @Override
    public String toString() {
        return "Party[learner=" + learner + ", source=" + source + "]";
    }
}
