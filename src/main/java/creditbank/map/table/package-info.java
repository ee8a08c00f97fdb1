/**
 * The tables that a mapping reads, and how their rows are joined.
 */
@NullMarked
package creditbank.map.table;

import org.jspecify.annotations.NullMarked;
