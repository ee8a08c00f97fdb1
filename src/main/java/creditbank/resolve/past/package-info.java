/**
 * Who was who.
 */
@NullMarked
package creditbank.resolve.past;

import org.jspecify.annotations.NullMarked;
