/**
 * Finds identities that may be one person although no exact fact says so: tonight's against the bank's by stored blocking keys, scored by the match model, kept
 * as pairs. Cost follows the delivery: a night asks for the keys of its new identities and for nothing else.
 */
@NullMarked
package creditbank.resolve.match;

import org.jspecify.annotations.NullMarked;
