/**
 * Takes batches back, and brings them back.
 */
@NullMarked
package creditbank.run.undo;

import org.jspecify.annotations.NullMarked;
