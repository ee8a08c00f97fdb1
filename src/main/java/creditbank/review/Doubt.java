package creditbank.review;

import creditbank.resolve.Opinions.Heard;
import creditbank.resolve.Pair;
import creditbank.resolve.unite.Hold;

/**
 * A doubtful pair in the queue.
 *
 * @param one of the smaller identity number
 * @param weight as it is stored, in bits
 * @param pairs how many stored pairs lead between the two learners; this is the strongest
 * @param hold why it waits
 * @param heard how far blind opinions about this very pair have come
 */
public record Doubt(Pair pair, Party one, Party other, float weight, long pairs, Stake stake, Hold hold, Heard heard) {}
