package creditbank.seal;

import creditbank.outcome.GivenReason;

/**
 * What erasing a learner deletes, or has deleted.
 *
 * @param tombstone the erasure's name in the ledger; empty for a preview
 * @param learner whose facts they were
 * @param learners the learner's numbers: its own, and those that forward to it
 * @param identities the facts by which senders named the learner
 * @param claims what senders said
 * @param records records and acts whose keys are destroyed
 * @param leaves leaf hashes that stay in place of their versions, worksheets and acts
 * @param shared versions of other learners' records that stay, although a claim of this learner stood behind them while both were taken for one
 */
public record Erasure(
        String tombstone,
        long learner,
        long learners,
        long identities,
        long claims,
        long records,
        long leaves,
        long shared) {

    /** Why, and by whose hand; kept beside the erasure, not in the ledger. */
    public record Order(String reason, String by) {
        public Order {
            GivenReason.checked(reason);
            if (reason.isBlank() || by.isBlank() || !(reason + by).matches("[^\\p{Cntrl}]{2,1000}")) {
                throw new IllegalArgumentException(
                        "reason and name: expected texts of at most 1,000 characters without control characters");
            }
        }
    }
}
