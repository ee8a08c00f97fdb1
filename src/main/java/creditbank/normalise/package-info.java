/**
 * Turns the text of a claim into the vocabulary's values, one rule a file, and keeps the claims.
 */
@NullMarked
package creditbank.normalise;

import org.jspecify.annotations.NullMarked;
