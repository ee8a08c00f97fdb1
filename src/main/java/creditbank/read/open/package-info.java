/**
 * Opens a delivery: its files, their encoding, and the rows of each table.
 */
@NullMarked
package creditbank.read.open;

import org.jspecify.annotations.NullMarked;
