package creditbank.resolve;

/**
 * What a batch added before it took the bank.
 *
 * @param identities that no delivery of the source had before
 * @param keys their blocking keys, 0 without a model
 */
public record Added(long identities, long keys) {}
