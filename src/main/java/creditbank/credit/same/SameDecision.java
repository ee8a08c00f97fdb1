package creditbank.credit.same;

import creditbank.resolve.Decision.Said;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about two claims of one learner.
 *
 * @param pair the claims' numbers as they are now; a claim that was withdrawn has that of its last content
 * @param together whether they are one achievement
 * @param undone null while it stands
 * @param batch the batch that follows it as it stands now, 0 until then
 */
public record SameDecision(
        long id,
        ClaimPair pair,
        boolean together,
        Said decided,
        @Nullable Said undone,
        long batch) {

    /** Whether records follow it. */
    public boolean stands() {
        return undone == null;
    }

    /** What was decided, in a word. */
    public String word() {
        return together ? "link" : "apart";
    }
}
