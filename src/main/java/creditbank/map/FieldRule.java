package creditbank.map;

import creditbank.map.expression.ColumnRef;
import creditbank.map.expression.Expression;
import creditbank.outcome.Field;

/**
 * Where one field's value comes from.
 *
 * @param column the sender's column that a finding names
 */
record FieldRule(Field field, Expression value, ColumnRef column) {}
