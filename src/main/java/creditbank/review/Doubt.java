package creditbank.review;

/**
 * Two learners who may be one.
 *
 * @param one the identity on one side of their strongest pair
 * @param other the identity on the other side
 * @param weight of that pair: the logarithm to base 2 of the odds that both are one person
 * @param levels its levels, as {@code pair.levels} has them
 * @param stake what would change hands: the credits of the learner who has fewer, in hundredths
 */
public record Doubt(long learner, long otherLearner, long one, long other, float weight, long levels, long stake) {}
