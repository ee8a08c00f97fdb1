/**
 * Mapping files that batches were made by, kept with their bank.
 */
@NullMarked
package creditbank.map.kept;

import org.jspecify.annotations.NullMarked;
