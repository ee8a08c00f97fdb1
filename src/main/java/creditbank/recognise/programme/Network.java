package creditbank.recognise.programme;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A flow network in whole numbers whose flow grows by shortest augmenting paths. Edges come in pairs, the odd one of which is the way back. */
final class Network {
    static final long NO_LIMIT = Long.MAX_VALUE / 4;

    private final List<List<Integer>> leaving = new ArrayList<>();
    private final List<Integer> target = new ArrayList<>();
    private final List<Long> rest = new ArrayList<>();

    int node() {
        leaving.add(new ArrayList<>());
        return leaving.size() - 1;
    }

    /** Adds an edge and gives its number. */
    int edge(int from, int to, long capacity) {
        int edge = target.size();
        add(from, to, capacity);
        add(to, from, 0);
        return edge;
    }

    private void add(int from, int to, long capacity) {
        leaving.get(from).add(target.size());
        target.add(to);
        rest.add(capacity);
    }

    /** The node to which an edge leads. */
    int target(int edge) {
        return target.get(edge);
    }

    long flow(int edge) {
        return rest.get(edge ^ 1);
    }

    /** Makes the flow from a node to another as large as it can be along paths that begin with these edges. */
    void augment(List<Integer> beginning, int from, int to) {
        for (long more = path(beginning, from, to); more > 0; more = path(beginning, from, to)) {
            // each round takes one path
        }
    }

    /** Pushes as much as one shortest path takes, and tells how much; 0 where there is none. */
    private long path(List<Integer> beginning, int from, int to) {
        int start = beginning.isEmpty() ? from : target.get(beginning.getLast());
        long most = NO_LIMIT;
        for (int edge : beginning) {
            most = Math.min(most, rest.get(edge));
        }
        int[] by = most > 0 ? search(start, to) : new int[0];
        if (by.length == 0) {
            return 0;
        }
        for (int node = to; node != start; node = target.get(by[node] ^ 1)) {
            most = Math.min(most, rest.get(by[node]));
        }
        for (int node = to; node != start; node = target.get(by[node] ^ 1)) {
            push(by[node], most);
        }
        for (int edge : beginning) {
            push(edge, most);
        }
        return most;
    }

    private void push(int edge, long amount) {
        rest.set(edge, rest.get(edge) - amount);
        rest.set(edge ^ 1, rest.get(edge ^ 1) + amount);
    }

    /** The edge by which each node was reached first; nothing where the last one was not. */
    private int[] search(int start, int to) {
        int[] by = new int[leaving.size()];
        Arrays.fill(by, -1);
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
        boolean[] seen = new boolean[leaving.size()];
        seen[start] = true;
        while (!open.isEmpty()) {
            int node = open.remove();
            for (int edge : leaving.get(node)) {
                int next = target.get(edge);
                if (!seen[next] && rest.get(edge) > 0) {
                    seen[next] = true;
                    by[next] = edge;
                    open.add(next);
                }
            }
        }
        return seen[to] ? by : new int[0];
    }
}
