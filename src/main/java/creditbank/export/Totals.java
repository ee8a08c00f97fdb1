package creditbank.export;

/**
 * The figures in which the bank and its export must agree.
 *
 * @param credits in hundredths
 * @param hours in hundredths
 */
record Totals(long rows, long credits, long hours, long claims) {}
