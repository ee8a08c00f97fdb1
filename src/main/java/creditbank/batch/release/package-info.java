/**
 * Which batches a person let pass although the job's limits held them.
 */
@NullMarked
package creditbank.batch.release;

import org.jspecify.annotations.NullMarked;
