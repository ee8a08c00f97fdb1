package creditbank.credit.same;

import creditbank.credit.same.compare.Likeness;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A learner's keys by achievement.
 *
 * @param groups every key in one of them, in the order of their lowest keys
 * @param doubts pairs of keys in different groups that may yet be one achievement, each once, in the order of their keys
 */
public record Grouped(List<Set<UUID>> groups, List<Doubt> doubts) {
    public Grouped {
        groups = List.copyOf(groups);
        doubts = List.copyOf(doubts);
    }

    /**
     * A pair that is left open.
     *
     * @param a the lower key
     */
    public record Doubt(UUID a, UUID b, Likeness likeness) {}
}
