/**
 * The inbox of failures.
 */
@NullMarked
package creditbank.batch.incident;

import org.jspecify.annotations.NullMarked;
