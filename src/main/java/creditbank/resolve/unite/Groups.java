package creditbank.resolve.unite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Nodes in groups that grow together, each with the number of its first node. */
final class Groups {
    private final List<Node> nodes;
    private final List<List<Integer>> members = new ArrayList<>();
    private final int[] group;
    private final Set<Long> apart = new HashSet<>();
    private final Set<Long> near = new HashSet<>();

    Groups(List<Node> nodes, List<Tie> ties, List<Decided> decided) {
        this.nodes = nodes;
        group = new int[nodes.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
            members.add(new ArrayList<>(List.of(i)));
        }
        ties.forEach(tie -> near.add(key(tie.a(), tie.b())));
        for (Decided one : decided) {
            if (!one.together()) {
                apart.add(key(one.a(), one.b()));
            }
        }
    }

    boolean together(int a, int b) {
        return group[a] == group[b];
    }

    int size(int node) {
        return members.get(group[node]).size();
    }

    List<Integer> members(int node) {
        return members.get(group[node]);
    }

    int group(int node) {
        return group[node];
    }

    /** Whether documents or people keep the two nodes' groups apart. */
    boolean exclude(int a, int b) {
        return members.get(group[a]).stream()
                .anyMatch(one -> members.get(group[b]).stream()
                        .anyMatch(
                                other -> nodes.get(one).excludes(nodes.get(other)) || apart.contains(key(one, other))));
    }

    /** Whether documents keep the two nodes' groups apart. */
    boolean differ(int a, int b) {
        return members.get(group[a]).stream()
                .anyMatch(one -> members.get(group[b]).stream()
                        .anyMatch(other -> nodes.get(one).excludes(nodes.get(other))));
    }

    /** Whether at least half of the pairs across the two nodes' groups were found alike. */
    boolean supported(int a, int b) {
        long across = (long) size(a) * size(b);
        long alike = members.get(group[a]).stream()
                .mapToLong(one -> members.get(group[b]).stream()
                        .filter(other -> near.contains(key(one, other)))
                        .count())
                .sum();
        return alike * 2 >= across;
    }

    void unite(int a, int b) {
        int kept = Math.min(group[a], group[b]);
        int gone = Math.max(group[a], group[b]);
        for (int node : members.get(gone)) {
            group[node] = kept;
        }
        members.get(kept).addAll(members.get(gone));
        members.get(gone).clear();
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << Integer.SIZE | Math.max(a, b);
    }
}
