package creditbank.export;

/**
 * The figures in which the bank and its export must agree.
 *
 * @param credits in hundredths
 * @param hours in hundredths
 * @param converted credits by rules, in hundredths
 * @param redeemed records
 * @param disputed records with an open dispute
 * @param ruled records of which a panel has decided
 */
record Totals(
        long rows, long credits, long hours, long claims, long converted, long redeemed, long disputed, long ruled) {}
