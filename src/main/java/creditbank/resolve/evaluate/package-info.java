/**
 * How well clusters agree with a truth.
 */
@NullMarked
package creditbank.resolve.evaluate;

import org.jspecify.annotations.NullMarked;
