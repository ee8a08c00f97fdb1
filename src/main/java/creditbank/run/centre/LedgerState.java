package creditbank.run.centre;

/**
 * What the ledger has signed last.
 *
 * @param size the number of leaves
 * @param root the root, lower-case hex
 */
public record LedgerState(String origin, long size, String root) {}
