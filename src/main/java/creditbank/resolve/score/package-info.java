/**
 * What a pair's comparison is worth, and where the thresholds lie.
 */
@NullMarked
package creditbank.resolve.score;

import org.jspecify.annotations.NullMarked;
