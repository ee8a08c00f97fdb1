/**
 * Rules about the learner.
 */
@NullMarked
package creditbank.normalise.rule.person;

import org.jspecify.annotations.NullMarked;
