/**
 * The Parquet files for analysts, their contract and their manifest.
 */
@NullMarked
package creditbank.export;

import org.jspecify.annotations.NullMarked;
