package creditbank.credit.counting;

import creditbank.credit.counting.Ranking.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mean by which learners are ranked: the sum of credits times score over the sum of credits, rounded half up to two decimals.
 *
 * @param hundredths null where no course has both a score and credits
 * @param courses how many went in
 * @param credits their sum, hundredths
 * @param leftOut how many courses were left out, by reason
 * @param weightless how many ranked courses have no credits, or none that are known, and so no weight
 */
public record WeightedMean(
        @Nullable Integer hundredths, int courses, long credits, Map<Reason, Integer> leftOut, int weightless) {
    public WeightedMean {
        leftOut = Map.copyOf(leftOut);
    }

    /**
     * A course.
     *
     * @param credits hundredths, null where unknown
     */
    public record Course(Ranking ranking, @Nullable Integer credits) {}

    /** Of a learner's courses. */
    public static WeightedMean of(List<Course> courses) {
        BigDecimal sum = BigDecimal.ZERO;
        long credits = 0;
        int counted = 0;
        int weightless = 0;
        Map<Reason, Integer> leftOut = new EnumMap<>(Reason.class);
        for (Course course : courses) {
            Integer score = course.ranking().hundredths();
            Integer weight = course.credits();
            if (score == null) {
                leftOut.merge(course.ranking().reason(), 1, Integer::sum);
            } else if (weight == null || weight == 0) {
                weightless++;
            } else {
                sum = sum.add(BigDecimal.valueOf((long) score * weight));
                credits += weight;
                counted++;
            }
        }
        Integer mean = counted == 0
                ? null
                : sum.divide(BigDecimal.valueOf(credits), 0, RoundingMode.HALF_UP)
                        .intValueExact();
        return new WeightedMean(mean, counted, credits, leftOut, weightless);
    }
}
