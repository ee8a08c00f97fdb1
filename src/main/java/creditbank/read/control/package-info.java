/**
 * The sender's own statement of what a file holds.
 */
@NullMarked
package creditbank.read.control;

import org.jspecify.annotations.NullMarked;
