/**
 * The exports on disk: their folder, the manifest that says which one is in force, and DuckDB over its files.
 */
@NullMarked
package creditbank.export.published;

import org.jspecify.annotations.NullMarked;
