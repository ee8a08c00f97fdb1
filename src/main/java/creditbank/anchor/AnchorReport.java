package creditbank.anchor;

/**
 * What was done for a chain.
 *
 * @param account chain, contract and sender
 * @param sent transactions that were sent, again or for the first time
 * @param confirmed checkpoints that have become confirmed
 * @param waiting checkpoints that are not confirmed yet
 */
public record AnchorReport(String account, long sent, long confirmed, long waiting) {}
