/**
 * The contract of the exported table, and the files that keep it: rows as PostgreSQL sends them become Parquet, byte for byte the same for the same rows.
 */
@NullMarked
package creditbank.export.parquet;

import org.jspecify.annotations.NullMarked;
