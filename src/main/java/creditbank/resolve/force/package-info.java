/**
 * Which match model is in force. The bank's keys and pairs are all of one model: the first batch puts its own in force, and from then on nights follow it whatever
 * the file says, until somebody puts the file's in force for everybody who is in the bank.
 */
@NullMarked
package creditbank.resolve.force;

import org.jspecify.annotations.NullMarked;
