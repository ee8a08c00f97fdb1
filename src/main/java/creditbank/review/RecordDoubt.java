package creditbank.review;

import creditbank.credit.same.ClaimPair;
import creditbank.outcome.Kind;

/**
 * Two records of one learner that may be one achievement, and about which nobody has decided.
 *
 * @param pair a claim of either, by which people name the pair
 * @param one the record with the lower number
 * @param credits what would no longer be counted twice, hundredths
 * @param likeness how the two compare, in words
 */
public record RecordDoubt(
        ClaimPair pair, long learner, Kind kind, Half one, Half other, long credits, String likeness) {

    /** One of the two records. */
    public record Half(long recordId, String title) {}
}
