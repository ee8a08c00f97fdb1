/**
 * Learns a match model from a table without labels.
 */
@NullMarked
package creditbank.resolve.train;

import org.jspecify.annotations.NullMarked;
