/**
 * A generated province: people, providers and what each learner achieved, a pure function of the number of learners and a seed.
 */
@NullMarked
package creditbank.practice.world;

import org.jspecify.annotations.NullMarked;
