/**
 * Compares two claims aspect by aspect, pure.
 */
@NullMarked
package creditbank.credit.same.compare;

import org.jspecify.annotations.NullMarked;
