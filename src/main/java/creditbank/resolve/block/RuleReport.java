package creditbank.resolve.block;

/**
 * What a blocking key did.
 *
 * @param rule as a model writes it
 * @param blocks keys that two records or more share
 * @param pairs that the rule proposes, whether or not another one does too
 * @param hotKeys keys so frequent that they were refined by a second column
 * @param unexamined pairs of hot keys that no refinement brought together, at most
 */
public record RuleReport(String rule, int blocks, long pairs, int hotKeys, long unexamined) {}
