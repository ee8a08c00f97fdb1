/**
 * Which batches were taken back.
 */
@NullMarked
package creditbank.batch.undo;

import org.jspecify.annotations.NullMarked;
