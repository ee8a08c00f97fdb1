package creditbank.resolve.cluster;

import creditbank.resolve.model.Policy;
import creditbank.resolve.score.Kept;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Unites profiles along links, strongest first. A link unites two clusters only where no guard speaks against it and the pairs between them support it on
 * average; so a chain cannot grow over a bridge. A link that was refused is for people.
 */
public final class Clusters {
    private static final double CLAMP = 10;

    private final Kept kept;
    private final Guards guards;
    private final double support;
    private final int[] parent;
    private final int[] next;
    private int[] starts;
    private int[] edges;
    private final Map<Refusal, Integer> refused = new EnumMap<>(Refusal.class);

    private Clusters(Kept kept, Guards guards, int profiles, double support) {
        this.kept = kept;
        this.guards = guards;
        this.support = support;
        this.parent = new int[profiles];
        this.next = new int[profiles];
        for (int i = 0; i < profiles; i++) {
            parent[i] = i;
            next[i] = i;
        }
        this.starts = new int[profiles + 1];
        this.edges = new int[0];
    }

    /**
     * Clusters.
     *
     * @param link the weight from which on a pair is a link
     * @param support the least mean weight of all pairs between two clusters
     * @param unsure of each profile, whether its own records cannot be told to be one
     */
    public static Clusters of(
            Kept kept,
            double link,
            double support,
            Policy policy,
            RecordTable records,
            Profiles profiles,
            boolean[] unsure) {
        Clusters clusters = new Clusters(kept, new Guards(policy, records, profiles), profiles.size(), support);
        clusters.index();
        for (int edge : strongestFirst(kept, link)) {
            if (!unsure[kept.left(edge)] && !unsure[kept.right(edge)]) {
                clusters.follow(edge);
            }
        }
        return clusters;
    }

    /** The cluster of a profile, named by one of its profiles. */
    public int of(int profile) {
        int root = profile;
        while (parent[root] != root) {
            root = parent[root];
        }
        for (int i = profile; parent[i] != root && i != root; ) {
            int up = parent[i];
            parent[i] = root;
            i = up;
        }
        return root;
    }

    /** How many links were refused for a reason. */
    public int refused(Refusal reason) {
        return refused.getOrDefault(reason, 0);
    }

    private static int[] strongestFirst(Kept kept, double link) {
        long[] order = new long[kept.size()];
        int count = 0;
        for (int i = 0; i < kept.size(); i++) {
            if (kept.weight(i) >= link) {
                int bits = Float.floatToIntBits(kept.weight(i));
                int rising = bits >= 0 ? bits : ~bits ^ Integer.MIN_VALUE;
                order[count++] = (long) ~rising << 32 | i;
            }
        }
        Arrays.parallelSort(order, 0, count);
        int[] edges = new int[count];
        for (int i = 0; i < count; i++) {
            edges[i] = (int) order[i];
        }
        return edges;
    }

    /** For each profile, the kept pairs that it is in. */
    private void index() {
        for (int i = 0; i < kept.size(); i++) {
            starts[kept.left(i) + 1]++;
            starts[kept.right(i) + 1]++;
        }
        for (int i = 0; i < parent.length; i++) {
            starts[i + 1] += starts[i];
        }
        edges = new int[2 * kept.size()];
        int[] at = starts.clone();
        for (int i = 0; i < kept.size(); i++) {
            edges[at[kept.left(i)]++] = i;
            edges[at[kept.right(i)]++] = i;
        }
    }

    private void follow(int edge) {
        int a = of(kept.left(edge));
        int b = of(kept.right(edge));
        if (a == b) {
            return;
        }
        Refusal refusal = guards.check(a, b);
        int large = guards.records(a) >= guards.records(b) ? a : b;
        int small = large == a ? b : a;
        if (refusal == Refusal.NONE && guards.records(a) + guards.records(b) > 2 && between(small, large) < support) {
            refusal = Refusal.SUPPORT;
        }
        refused.merge(refusal, 1, Integer::sum);
        if (refusal == Refusal.NONE) {
            parent[small] = large;
            int after = next[large];
            next[large] = next[small];
            next[small] = after;
            guards.merge(large, small);
        }
    }

    /** The mean weight of all pairs between two clusters; a pair that was not kept weighs as little as can be. */
    private double between(int small, int large) {
        double sum = 0;
        long known = 0;
        int member = small;
        do {
            for (int i = starts[member]; i < starts[member + 1]; i++) {
                int edge = edges[i];
                int other = kept.left(edge) == member ? kept.right(edge) : kept.left(edge);
                if (of(other) == large) {
                    sum += Math.max(-CLAMP, Math.min(CLAMP, kept.weight(edge)));
                    known++;
                }
            }
            member = next[member];
        } while (member != small);
        long all = (long) guards.records(small) * guards.records(large);
        return (sum - CLAMP * (all - known)) / all;
    }
}
