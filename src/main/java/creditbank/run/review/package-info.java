/**
 * Runs of their own for what people decide about learners: a decision is kept, applied in a batch of the source {@code review} and sealed.
 */
@NullMarked
package creditbank.run.review;

import org.jspecify.annotations.NullMarked;
