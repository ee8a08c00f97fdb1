package creditbank.resolve.match;

import java.util.Locale;

/**
 * What the search for pairs did.
 *
 * @param candidates pairs that share a key and were compared
 * @param pairs those that reach the model's review threshold, which are kept
 * @param hotKeys keys that too many identities share, which were not followed
 * @param unexamined pairs that share a hot key; nearly all of them are found by another key, or are no match
 * @param loss links that they would have made, estimated from how often a key alone found one tonight; rather fewer
 */
public record Matched(long candidates, long pairs, long hotKeys, long unexamined, long loss) {
    /** Nothing to compare. */
    public static final Matched NONE = new Matched(0, 0, 0, 0, 0);

    /** In a sentence. */
    public String text() {
        String compared = String.format(Locale.ROOT, "%,d pairs of identities compared, %,d alike", candidates, pairs);
        return unexamined == 0
                ? compared
                : compared
                        + String.format(
                                Locale.ROOT,
                                "; %,d not compared under %,d hot keys, about %,d links expected among them",
                                unexamined,
                                hotKeys,
                                loss);
    }
}
