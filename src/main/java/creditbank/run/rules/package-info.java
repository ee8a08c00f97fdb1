/**
 * Puts recognition rules in force for what is in the bank.
 */
@NullMarked
package creditbank.run.rules;

import org.jspecify.annotations.NullMarked;
