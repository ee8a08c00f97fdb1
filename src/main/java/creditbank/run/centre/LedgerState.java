package creditbank.run.centre;

/**
 * What the ledger has signed last.
 *
 * @param size the number of leaves
 * @param root the root, lower-case hex
 * @param held how many leaves readers cannot see yet, because witnesses are missing
 * @param waiting the same in words; empty where nothing waits
 * @param chain what has waited too long for the chain, in words; empty where nothing has
 * @param alarm whether somebody must look after either
 */
public record LedgerState(
        String origin, long size, String root, long held, String waiting, String chain, boolean alarm) {}
