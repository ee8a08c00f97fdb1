package creditbank.practice.evaluate;

import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether learners who are one person have earned in the bank what they have in truth.
 *
 * @param learners how many of them there are
 * @param wrong how many of these have other credits
 * @param worst the one whose credits are farthest off; null where none is wrong
 */
public record CreditAgreement(
        long learners, long wrong, @Nullable Worst worst) {
    /**
     * A learner whose credits are wrong.
     *
     * @param bank in hundredths
     * @param truth in hundredths
     */
    public record Worst(long learner, long bank, long truth) {
        private long off() {
            return Math.abs(bank - truth);
        }
    }

    /**
     * Compares both.
     *
     * @param truth of each learner who is one person, in hundredths
     * @param bank of each learner who has any
     */
    static CreditAgreement of(Map<Long, Long> truth, Map<Long, Long> bank) {
        var wrong = truth.entrySet().stream()
                .map(one -> new Worst(one.getKey(), bank.getOrDefault(one.getKey(), 0L), one.getValue()))
                .filter(one -> one.off() > 0)
                .sorted(Comparator.comparingLong(Worst::off).reversed().thenComparingLong(Worst::learner))
                .toList();
        return new CreditAgreement(truth.size(), wrong.size(), wrong.isEmpty() ? null : wrong.getFirst());
    }
}
