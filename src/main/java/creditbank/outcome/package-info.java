/**
 * The vocabulary of the credit bank as small immutable values: identifiers, dates, terms, scores, credits and codes.
 */
@NullMarked
package creditbank.outcome;

import org.jspecify.annotations.NullMarked;
