/**
 * Checks an export against its manifest, its leaf in the ledger and the bank. The rows are read with DuckDB and written again as the contract says, by other code
 * than that which made the files.
 */
@NullMarked
package creditbank.export.audit;

import org.jspecify.annotations.NullMarked;
