/**
 * What two senders' reports of one thing add to the evidence that two identities are one person: a pair of identities that the facts alone leave in doubt, or decide, weighs more where
 * both have a training of one provider, title and begin, or a certificate of one provider and number, by claims of different senders that stand now.
 *
 * <p>The weight is a function of the claims that stand, whenever they came: the batch that begins or ends a claim weighs anew all pairs between identities that have, or had, what the
 * claim reports. Names with nothing in common stay as they are, whatever is reported.
 */
@NullMarked
package creditbank.resolve.shared;

import org.jspecify.annotations.NullMarked;
