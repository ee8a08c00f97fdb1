/**
 * Repeats a past run as it was, and proves that it comes to the same.
 */
@NullMarked
package creditbank.run.replay;

import org.jspecify.annotations.NullMarked;
