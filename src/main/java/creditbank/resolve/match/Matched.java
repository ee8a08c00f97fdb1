package creditbank.resolve.match;

/**
 * What the search for pairs did.
 *
 * @param candidates pairs that share a key and were compared
 * @param pairs those that reach the model's review threshold, which are kept
 * @param hotKeys keys that too many identities share, which were not followed
 * @param unexamined pairs that share a hot key; nearly all of them are found by another key, or are no match
 */
public record Matched(long candidates, long pairs, long hotKeys, long unexamined) {
    /** Nothing to compare. */
    public static final Matched NONE = new Matched(0, 0, 0, 0);
}
