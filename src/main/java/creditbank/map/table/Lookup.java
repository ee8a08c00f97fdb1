package creditbank.map.table;

import creditbank.map.expression.ColumnRef;
import creditbank.read.Table;
import java.util.List;

/**
 * A table whose rows are joined to the driver's, each alias on its own.
 *
 * @param by the column that points at the other row
 * @param key the number of the table's column that is pointed at
 * @param columns the numbers of the table's columns that the mapping uses
 * @param slots where each of these stands in a joined row
 * @param optional whether a row may point at nothing
 */
public record Lookup(
        String alias,
        Table table,
        ColumnRef by,
        int key,
        List<Integer> columns,
        List<Integer> slots,
        boolean optional) {
    public Lookup {
        columns = List.copyOf(columns);
        slots = List.copyOf(slots);
    }
}
