package creditbank.recognise;

import creditbank.outcome.Kind;
import creditbank.recognise.Conversions.Standing;
import creditbank.recognise.Impact.Change;
import creditbank.recognise.Impact.Stake;
import creditbank.recognise.rule.Ruling.Converted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Counts what other rules do, record by record, those of a learner one after the other. */
final class ImpactTally {
    private static final int MOST = 10;
    private static final Change NOTHING = new Change(0, 0);
    /** The smallest first; ties by the learner, so that the list is always the same. */
    private static final Comparator<Stake> BY_DIFFERENCE = Comparator.comparingLong(
                    (Stake stake) -> Math.abs(stake.credits().difference()))
            .thenComparing(Comparator.comparingLong(Stake::learnerId).reversed());

    private final Map<Kind, Change> byKind = new EnumMap<>(Kind.class);
    private final PriorityQueue<Stake> losers = new PriorityQueue<>(BY_DIFFERENCE);
    private final PriorityQueue<Stake> gainers = new PriorityQueue<>(BY_DIFFERENCE);
    private long gaining;
    private long losing;
    private long restated;
    private long unchanged;
    private long learnersGaining;
    private long gained;
    private long learnersLosing;
    private long lost;
    private Change total = NOTHING;
    private long learner = -1;
    private LearnerTotal before = new LearnerTotal();
    private LearnerTotal after = new LearnerTotal();

    /** Adds a record, and tells whether its worksheet changes. */
    boolean add(Standing standing, @Nullable Converted next) {
        if (standing.learnerId() != learner) {
            endLearner();
            learner = standing.learnerId();
        }
        Converted now = standing.now();
        if (now != null) {
            before.add(now);
        }
        if (next != null) {
            after.add(next);
        }
        long had = now == null ? 0 : now.credits();
        long has = next == null ? 0 : next.credits();
        byKind.merge(
                standing.achieved().kind(),
                new Change(had, has),
                (one, other) -> one.plus(other.before(), other.after()));
        return count(had, has, same(now, next));
    }

    private boolean count(long had, long has, boolean same) {
        if (has > had) {
            gaining++;
        } else if (has < had) {
            losing++;
        } else if (same) {
            unchanged++;
        } else {
            restated++;
        }
        return !same;
    }

    /** The same rule's version, words and numbers. */
    private static boolean same(@Nullable Converted now, @Nullable Converted next) {
        if (now == null || next == null) {
            return now == null && next == null;
        }
        return now.by().digest().equals(next.by().digest())
                && now.credits() == next.credits()
                && now.quantity() == next.quantity()
                && now.day().equals(next.day());
    }

    private void endLearner() {
        Change change = new Change(before.counted(), after.counted());
        total = total.plus(change.before(), change.after());
        if (change.difference() > 0) {
            learnersGaining++;
            gained += change.difference();
            keep(gainers, new Stake(learner, change));
        } else if (change.difference() < 0) {
            learnersLosing++;
            lost -= change.difference();
            keep(losers, new Stake(learner, change));
        }
        before = new LearnerTotal();
        after = new LearnerTotal();
    }

    private static void keep(PriorityQueue<Stake> most, Stake stake) {
        most.add(stake);
        if (most.size() > MOST) {
            most.poll();
        }
    }

    Impact end() {
        endLearner();
        List<Stake> most =
                new ArrayList<>(losers.stream().sorted(BY_DIFFERENCE.reversed()).toList());
        most.addAll(gainers.stream().sorted(BY_DIFFERENCE.reversed()).toList());
        return new Impact(
                gaining,
                losing,
                restated,
                unchanged,
                byKind,
                new Impact.Learners(learnersGaining, gained, learnersLosing, lost, total, most));
    }
}
