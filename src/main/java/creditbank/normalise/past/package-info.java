/**
 * Claims as they were.
 */
@NullMarked
package creditbank.normalise.past;

import org.jspecify.annotations.NullMarked;
