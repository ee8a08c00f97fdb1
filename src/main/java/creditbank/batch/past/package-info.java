/**
 * Which batches the bank took later than another.
 */
@NullMarked
package creditbank.batch.past;

import org.jspecify.annotations.NullMarked;
