/**
 * Turns the claims of a learner into records, their versions and attempts, each achievement once.
 */
@NullMarked
package creditbank.credit;

import org.jspecify.annotations.NullMarked;
