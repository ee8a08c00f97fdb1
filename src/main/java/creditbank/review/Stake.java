package creditbank.review;

/**
 * What hangs on a pair: the live records of the learner who has less, which would move to the other.
 *
 * @param credits of these records, in hundredths
 * @param records how many they are
 * @param twice records that both learners have, each of which is counted twice now
 */
public record Stake(long credits, long records, long twice) {}
