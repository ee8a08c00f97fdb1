/**
 * Rows that name erased learners.
 */
@NullMarked
package creditbank.normalise.erased;

import org.jspecify.annotations.NullMarked;
