package creditbank.recognise.rule;

import creditbank.outcome.Kind;
import creditbank.outcome.Scale;
import creditbank.outcome.Status;
import java.util.Collections;
import java.util.Set;

/**
 * What records a rule applies to. Every condition must hold; an empty set is none.
 *
 * @param levels the levels as sent
 * @param scales the scales on which the source gave the result
 * @param statuses what came of it
 * @param unknownStatus whether a record of which no source tells what came of it counts too
 */
public record Scope(
        Set<Kind> kinds,
        Set<String> levels,
        Set<Scale> scales,
        Set<Status> statuses,
        boolean unknownStatus,
        Presence credits,
        Presence hours) {
    /** What a file means that does not name statuses: everything achieved. */
    public static final Set<Status> ACHIEVED = Set.of(Status.PASSED, Status.EXEMPT);

    public Scope {
        kinds = Set.copyOf(kinds);
        levels = Set.copyOf(levels);
        scales = Set.copyOf(scales);
        statuses = Set.copyOf(statuses);
    }

    boolean holds(Achieved record) {
        return kinds.contains(record.kind())
                && (levels.isEmpty() || levels.contains(record.level()))
                && (scales.isEmpty() || scales.contains(record.scale()))
                && (record.status() == null ? unknownStatus : statuses.contains(record.status()))
                && credits.holds(record.amount().credits() != null)
                && hours.holds(record.amount().hours() != null);
    }

    /** Whether one record can be in both. */
    boolean meets(Scope other) {
        return shares(kinds, other.kinds)
                && all(levels, other.levels)
                && all(scales, other.scales)
                && ((unknownStatus && other.unknownStatus) || shares(statuses, other.statuses))
                && credits.meets(other.credits)
                && hours.meets(other.hours);
    }

    private static boolean all(Set<?> one, Set<?> other) {
        return one.isEmpty() || other.isEmpty() || shares(one, other);
    }

    private static boolean shares(Set<?> one, Set<?> other) {
        return !Collections.disjoint(one, other);
    }
}
