/**
 * What people look at when they decide who is who: the queue of doubtful pairs, ordered by what hangs on them, and one pair with the evidence of both sides.
 * Both only read; decisions go back to {@link creditbank.resolve.Decisions}.
 *
 * <p>A pair is doubtful where its identities belong to two learners and nobody has decided about these learners. Of several pairs between two learners the
 * strongest stands in the queue, for one decision settles all of them.
 */
@NullMarked
package creditbank.review;

import org.jspecify.annotations.NullMarked;
