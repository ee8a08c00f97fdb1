package creditbank.normalise.rule.result;

/**
 * A number that a sender's scale table gave.
 *
 * @param table the table's name
 * @param hundredths of the hundred-point scale
 */
public record Derived(String table, int hundredths) {}
