/**
 * Compares a practice bank with the truth of its senders.
 *
 * <p>Everything is counted in pairs. Of the distinct identities (for records: of the live claims) two form a true pair if the truth gives them to one person (to one
 * achievement of one person), and a found pair if the bank does. Precision is the share of found pairs that are true, recall that of true pairs that are found. Records are
 * counted a second time over the claims of people whom the bank has as one learner that is nobody else. A pair
 * touches a kind of trouble if the truth notes it for either of the two.
 */
@NullMarked
package creditbank.practice.evaluate;

import org.jspecify.annotations.NullMarked;
