package creditbank.credit.same;

import creditbank.credit.same.Grouped.Doubt;
import creditbank.credit.same.compare.Likeness;
import creditbank.credit.same.compare.Likeness.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/** Unites a learner's keys as the package comment says. Nothing depends on the order of the entries. */
public final class Grouping {
    private final List<Entry> entries;
    private final List<Edge> edges = new ArrayList<>();
    private final Set<Long> contrary = new HashSet<>();
    private final Set<Long> apart = new HashSet<>();
    private final int[] group;

    /** Two entries that are or may be the same, the lower first. */
    private record Edge(int a, int b, Likeness likeness) {}

    private Grouping(List<Entry> entries) {
        this.entries = entries;
        group = IntStream.range(0, entries.size()).toArray();
    }

    /** Groups the entries of one learner, whose keys are distinct. */
    public static Grouped of(List<Entry> entries) {
        return of(entries, List.of());
    }

    /**
     * The same where people have decided about some of them.
     *
     * @param told the last word first; one that contradicts a later one has no effect
     */
    public static Grouped of(List<Entry> entries, List<Told> told) {
        Grouping grouping = new Grouping(entries.stream()
                .sorted(Comparator.comparing(Entry::key, Entry.KEYS))
                .toList());
        grouping.decide(told);
        grouping.compare();
        // All pairs without weakness first: whom they unite needs no weaker one.
        grouping.unite(0);
        grouping.unite(1);
        return grouping.result();
    }

    private void decide(List<Told> told) {
        List<UUID> keys = entries.stream().map(Entry::key).toList();
        for (Told one : told) {
            int a = Math.min(keys.indexOf(one.a()), keys.indexOf(one.b()));
            int b = Math.max(keys.indexOf(one.a()), keys.indexOf(one.b()));
            if (a < 0 || group[a] == group[b]) {
                continue;
            }
            if (!one.together()) {
                apart.add(pair(a, b));
            } else if (!isApart(group[a], group[b])) {
                join(a, b);
            }
        }
    }

    /** Whether people hold any two of these groups' members apart. */
    private boolean isApart(int one, int other) {
        return IntStream.range(0, group.length)
                .filter(i -> group[i] == one)
                .anyMatch(i -> IntStream.range(0, group.length)
                        .filter(j -> group[j] == other)
                        .anyMatch(j -> apart.contains(pair(Math.min(i, j), Math.max(i, j)))));
    }

    private void compare() {
        for (int a = 0; a < entries.size(); a++) {
            for (int b = a + 1; b < entries.size(); b++) {
                Likeness likeness = entries.get(a).compare(entries.get(b));
                if (likeness.verdict() != Verdict.DIFFERENT) {
                    edges.add(new Edge(a, b, likeness));
                } else if (!likeness.equals(Likeness.NONE)) {
                    contrary.add(pair(a, b));
                }
            }
        }
    }

    private void unite(int weaknesses) {
        List<Edge> strong = edges.stream()
                .filter(edge -> edge.likeness.same() && edge.likeness.weaknesses() == weaknesses)
                .filter(edge -> group[edge.a] != group[edge.b])
                .toList();
        int[] before = group.clone();
        strong.stream()
                .filter(edge -> isAllowed(Set.of(before[edge.a], before[edge.b]), before))
                .filter(edge -> isClear(edge, strong, before))
                .forEach(edge -> join(edge.a, edge.b));
        // A chain of clear pairs may yet bring together what excludes one another.
        for (int whole : Set.copyOf(IntStream.of(group).boxed().toList())) {
            Set<Integer> parts = new HashSet<>();
            IntStream.range(0, group.length).filter(i -> group[i] == whole).forEach(i -> parts.add(before[i]));
            if (parts.size() > 1 && !isAllowed(parts, before)) {
                IntStream.range(0, group.length).filter(i -> group[i] == whole).forEach(i -> group[i] = before[i]);
            }
        }
    }

    /** Whether no pair of the same strength leads from either side to a group that excludes the other side. */
    private boolean isClear(Edge edge, List<Edge> strong, int[] before) {
        Set<Integer> here = Set.of(before[edge.a], before[edge.b]);
        return strong.stream().allMatch(other -> {
            Set<Integer> there = Set.of(before[other.a], before[other.b]);
            Set<Integer> rivals = new HashSet<>(here);
            for (int side : there) {
                if (!rivals.add(side)) {
                    rivals.remove(side);
                }
            }
            // Two are left where the pairs have one side in common.
            return rivals.size() != 2 || isAllowed(rivals, before);
        });
    }

    /**
     * Whether the groups together hold no source twice under two keys, no two keys that contradict each other and none that people hold apart; what people have
     * put into one group is not questioned.
     */
    private boolean isAllowed(Set<Integer> groups, int[] before) {
        List<Integer> members = IntStream.range(0, before.length)
                .filter(i -> groups.contains(before[i]))
                .boxed()
                .toList();
        return members.stream()
                .noneMatch(i -> members.stream()
                        .anyMatch(
                                j -> i < j && before[i] != before[j] && (sharesSource(i, j) || excludes(pair(i, j)))));
    }

    private boolean sharesSource(int a, int b) {
        return !Collections.disjoint(entries.get(a).sources(), entries.get(b).sources());
    }

    private boolean excludes(long pair) {
        return contrary.contains(pair) || apart.contains(pair);
    }

    private void join(int a, int b) {
        int kept = Math.min(group[a], group[b]);
        int gone = Math.max(group[a], group[b]);
        for (int i = 0; i < group.length; i++) {
            if (group[i] == gone) {
                group[i] = kept;
            }
        }
    }

    private Grouped result() {
        List<Set<UUID>> groups = new ArrayList<>();
        for (int g = 0; g < group.length; g++) {
            Set<UUID> keys = new TreeSet<>(Entry.KEYS);
            for (int i = g; i < group.length; i++) {
                if (group[i] == g) {
                    keys.add(entries.get(i).key());
                }
            }
            if (!keys.isEmpty()) {
                groups.add(keys);
            }
        }
        List<Doubt> doubts = edges.stream()
                .filter(edge -> group[edge.a] != group[edge.b])
                .filter(edge -> !toldApart(edge) && !isApart(group[edge.a], group[edge.b]))
                .map(edge ->
                        new Doubt(entries.get(edge.a).key(), entries.get(edge.b).key(), edge.likeness))
                .toList();
        return new Grouped(groups, doubts);
    }

    /** Whether one source has a key in both groups. */
    private boolean toldApart(Edge edge) {
        Set<Integer> sources = new HashSet<>();
        IntStream.range(0, group.length)
                .filter(i -> group[i] == group[edge.a])
                .forEach(i -> sources.addAll(entries.get(i).sources()));
        return IntStream.range(0, group.length)
                .filter(i -> group[i] == group[edge.b])
                .anyMatch(i -> entries.get(i).sources().stream().anyMatch(sources::contains));
    }

    private static long pair(int a, int b) {
        return (long) a << 32 | b;
    }
}
