package creditbank.resolve.unite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says what holds ties up between people as they stand: the rules of {@link People}, asked of its result. */
public final class Guards {
    private final People people;
    private final Groups groups;
    private final Thresholds thresholds;

    /**
     * Looks at people.
     *
     * @param ties every pair of these nodes that reaches review, once
     * @param person for each node the number of its person, whatever it is
     */
    public Guards(List<Node> nodes, List<Tie> ties, List<Decided> decided, long[] person, Thresholds thresholds) {
        this.people = new People(nodes, ties, thresholds);
        this.groups = new Groups(nodes, ties, decided);
        this.thresholds = thresholds;
        Map<Long, Integer> first = new HashMap<>();
        for (int node = 0; node < person.length; node++) {
            Integer before = first.putIfAbsent(person[node], node);
            if (before != null) {
                groups.unite(before, node);
            }
        }
    }

    /** What holds up a tie between two people. */
    public Hold hold(Tie tie) {
        if (groups.differ(tie.a(), tie.b())) {
            return Hold.DOCUMENTS;
        }
        if (tie.weight() < thresholds.link()) {
            return Hold.WEIGHT;
        }
        if (groups.exclude(tie.a(), tie.b())) {
            return Hold.DECISION;
        }
        if (groups.size(tie.a()) + groups.size(tie.b()) > thresholds.mostNodes()) {
            return Hold.SIZE;
        }
        if (people.contested(tie, tie.a(), groups) || people.contested(tie, tie.b(), groups)) {
            return Hold.CONTESTED;
        }
        return groups.supported(tie.a(), tie.b()) ? Hold.TURN : Hold.SUPPORT;
    }
}
