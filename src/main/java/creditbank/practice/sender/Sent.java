package creditbank.practice.sender;

/**
 * A row of one night's delivery.
 *
 * @param version counts the changes of its content
 */
public record Sent(Item item, int version, Expected expected) {

    /** What the pipeline must make of it. */
    public enum Expected {
        ACCEPT,
        /** A later row has the same key. */
        DUPLICATE,
        WITHDRAW,
        REFUSE
    }
}
