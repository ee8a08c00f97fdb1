package creditbank.resolve.unite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Unites nodes into people, as the package comment says. */
public final class People {
    private final List<Node> nodes;
    private final Thresholds thresholds;
    private final List<List<Tie>> tiesOf = new ArrayList<>();

    People(List<Node> nodes, List<Tie> ties, Thresholds thresholds) {
        this.nodes = nodes;
        this.thresholds = thresholds;
        nodes.forEach(node -> tiesOf.add(new ArrayList<>(2)));
        for (Tie tie : ties) {
            tiesOf.get(tie.a()).add(tie);
            tiesOf.get(tie.b()).add(tie);
        }
    }

    /**
     * The people that the nodes are.
     *
     * @param ties every pair of nodes that reaches review, once
     * @return for each node the number of its person, which is that of one of the person's nodes
     */
    public static int[] unite(List<Node> nodes, List<Tie> ties, List<Decided> decided, Thresholds thresholds) {
        People people = new People(nodes, ties, thresholds);
        Groups groups = new Groups(nodes, ties, decided);
        decided.stream()
                .filter(Decided::together)
                .sorted(Comparator.comparing((Decided one) -> people.content(one.a(), one.b())))
                .filter(one -> !groups.together(one.a(), one.b()) && !groups.exclude(one.a(), one.b()))
                .forEach(one -> groups.unite(one.a(), one.b()));
        ties.stream()
                .filter(tie -> tie.weight() >= thresholds.link())
                .sorted(Comparator.comparingDouble((Tie tie) -> -tie.weight())
                        .thenComparing(tie -> people.content(tie.a(), tie.b())))
                .filter(tie -> !groups.together(tie.a(), tie.b()) && people.links(tie, groups))
                .forEach(tie -> groups.unite(tie.a(), tie.b()));
        int[] person = new int[nodes.size()];
        for (int node = 0; node < person.length; node++) {
            person[node] = groups.group(node);
        }
        return person;
    }

    private boolean links(Tie tie, Groups groups) {
        return groups.size(tie.a()) + groups.size(tie.b()) <= thresholds.mostNodes()
                && !groups.exclude(tie.a(), tie.b())
                && !contested(tie, tie.a(), groups)
                && !contested(tie, tie.b(), groups)
                && groups.supported(tie.a(), tie.b());
    }

    /** Whether the node's group agrees nearly as well with another document as with the group at the tie's other end. */
    boolean contested(Tie tie, int node, Groups groups) {
        List<Integer> others = groups.members(tie.other(node));
        return groups.members(node).stream()
                .anyMatch(member -> tiesOf.get(member).stream()
                        .filter(rival -> rival.weight() >= thresholds.link())
                        .filter(rival -> rival.weight() > tie.weight() - thresholds.margin())
                        .map(rival -> nodes.get(rival.other(member)))
                        .anyMatch(rival -> others.stream()
                                .anyMatch(other -> nodes.get(other).excludes(rival))));
    }

    private String content(int a, int b) {
        String one = nodes.get(a).content();
        String other = nodes.get(b).content();
        return one.compareTo(other) < 0 ? one + other : other + one;
    }
}
