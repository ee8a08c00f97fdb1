package creditbank.review;

import creditbank.resolve.match.Waterfall;
import org.jspecify.annotations.Nullable;

/**
 * The weight of a pair.
 *
 * @param waterfall by the model by which learners are matched now
 * @param stored as the pair keeps it; null where the identities were never found alike
 * @param link the weight from which on a pair is a link
 * @param review the weight from which on a pair is kept
 */
public record Scored(Waterfall waterfall, @Nullable Float stored, double link, double review) {
    /** Whether the waterfall adds up to the stored weight; if not, another model has scored the pair. */
    public boolean agrees() {
        return stored != null && Math.abs(stored - waterfall.weight()) <= 4 * Math.ulp(stored);
    }
}
