package creditbank.review;

import creditbank.resolve.Decision;
import creditbank.resolve.Opinions.Heard;
import creditbank.resolve.Pair;
import creditbank.resolve.unite.Hold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a person needs to decide about a pair.
 *
 * @param hold why it waits; null where both are one learner, or were never found alike
 * @param decisions about this very pair, the last first
 * @param heard how far blind opinions about it have come
 */
public record Item(
        Pair pair,
        Side one,
        Side other,
        Scored scored,
        Stake stake,
        @Nullable Hold hold,
        List<Decision> decisions,
        Heard heard) {
    public Item {
        decisions = List.copyOf(decisions);
    }

    /** How the telephone numbers of both identities stand to one another; more nobody may see. */
    public enum Phone {
        EQUAL,
        DIFFERENT,
        MISSING
    }

    /** Compares the telephone numbers of both identities. */
    public Phone phone() {
        var first = one.identity().secrets().phone();
        var second = other.identity().secrets().phone();
        if (first == null || second == null) {
            return Phone.MISSING;
        }
        return first.equals(second) ? Phone.EQUAL : Phone.DIFFERENT;
    }

    /** Whether both are one learner now. */
    public boolean together() {
        return one.learner() == other.learner();
    }
}
