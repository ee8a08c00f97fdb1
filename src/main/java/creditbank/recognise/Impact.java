package creditbank.recognise;

import creditbank.outcome.Kind;
import java.util.List;
import java.util.Map;

/**
 * What other rules do to the credits of a bank; credits in hundredths.
 *
 * @param gaining records that come to more than before, with those that were not converted before
 * @param losing records that come to less, with those that are converted no more
 * @param restated records that come to the same by another version
 * @param unchanged records that keep their worksheet, or that a rule might apply to and still does not
 * @param byKind what the records of a kind come to before and after, ceilings aside
 * @param learners what it means for people, within ceilings
 */
public record Impact(
        long gaining, long losing, long restated, long unchanged, Map<Kind, Change> byKind, Learners learners) {
    public Impact {
        byKind = Map.copyOf(byKind);
    }

    /** Whether any worksheet changes. */
    public boolean changes() {
        return gaining + losing + restated > 0;
    }

    /** Credits before and after. */
    public record Change(long before, long after) {
        Change plus(long moreBefore, long moreAfter) {
            return new Change(before + moreBefore, after + moreAfter);
        }

        public long difference() {
            return after - before;
        }
    }

    /** One learner's credits. */
    public record Stake(long learnerId, Change credits) {}

    /**
     * What people gain and lose.
     *
     * @param gaining how many have more
     * @param gained how much more they have together
     * @param losing how many have less
     * @param lost how much less they have together
     * @param total what all learners have
     * @param most those who lose most, then those who gain most
     */
    public record Learners(long gaining, long gained, long losing, long lost, Change total, List<Stake> most) {
        public Learners {
            most = List.copyOf(most);
        }
    }
}
