/**
 * Records as they were.
 */
@NullMarked
package creditbank.credit.past;

import org.jspecify.annotations.NullMarked;
