/**
 * The queue of doubtful pairs: what the match model found alike but did not unite, with what is at stake. Decisions go back to {@code resolve}, which keeps them.
 */
@NullMarked
package creditbank.review;

import org.jspecify.annotations.NullMarked;
