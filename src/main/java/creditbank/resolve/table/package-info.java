/**
 * A table in memory: values by number, rows as primitive arrays.
 */
@NullMarked
package creditbank.resolve.table;

import org.jspecify.annotations.NullMarked;
