package creditbank.export.published;

/**
 * Which state of the bank an export shows: everything that changes records credits a batch, but for an erasure, which deletes them.
 *
 * @param credited the last batch by the place in the order in which batches were credited, 0 in an empty bank
 * @param batches how many batches had been credited
 * @param erasures how many learners had been erased
 */
public record BankState(long credited, long batches, long erasures) {}
