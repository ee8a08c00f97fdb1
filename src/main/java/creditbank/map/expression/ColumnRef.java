package creditbank.map.expression;

import creditbank.outcome.Privacy;

/**
 * A column of the driver or of a lookup.
 *
 * @param slot where its value stands in a joined row
 * @param name as the mapping says it
 */
public record ColumnRef(int slot, String name, Privacy privacy) {}
