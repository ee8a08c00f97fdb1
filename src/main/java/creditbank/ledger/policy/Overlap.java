package creditbank.ledger.policy;

import creditbank.ledger.note.VerifierKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fewest witnesses that must sign two histories so that readers are shown the one and monitors the other.
 *
 * <p>It goes through the witnesses once and lets each sign the readers' history, the monitors', both or none; a state is how far every group still open has come
 * in either. Of the ways to a state the cheapest is kept: the fewest that sign both, then the fewest at all. For one policy there are about (threshold + 1)^2
 * states in each group, and no more than a few thousand for 31 provinces in seven regions.
 */
final class Overlap {
    private static final int MOST_STATES = 500_000;
    private static final long BOTH = 1_000_000;

    private final Side reader;
    private final Side monitor;
    private final List<VerifierKey> order;
    private final Map<VerifierKey, String> names = new LinkedHashMap<>();

    private Overlap(Policy reader, Policy monitor) {
        for (Policy policy : List.of(reader, monitor)) {
            policy.quorum().stream()
                    .flatMap(Member::witnesses)
                    .forEach(witness -> names.putIfAbsent(witness.key(), witness.name()));
        }
        this.order = List.copyOf(names.keySet());
        this.reader = new Side(reader, order);
        this.monitor = new Side(monitor, order);
    }

    /** The cheapest pair of quorums; nothing where the two policies are too entangled to tell. */
    static Optional<Split> smallest(Policy reader, Policy monitor) {
        return new Overlap(reader, monitor).search();
    }

    private Optional<Split> search() {
        List<Integer> start = new ArrayList<>(Collections.nCopies(reader.size() + monitor.size(), 0));
        Map<List<Integer>, Way> ways = Map.of(start, new Way(null, 0, 0));
        for (int i = 0; i < order.size(); i++) {
            Map<List<Integer>, Way> next = new HashMap<>();
            for (Map.Entry<List<Integer>, Way> entry : ways.entrySet()) {
                for (int choice = 0; choice <= 3; choice++) {
                    step(i, choice, entry.getKey(), entry.getValue(), next);
                }
                if (next.size() > MOST_STATES) {
                    return Optional.empty();
                }
            }
            ways = next;
        }
        Way best = null;
        for (Map.Entry<List<Integer>, Way> entry : ways.entrySet()) {
            boolean split = reader.met(entry.getKey(), 0) && monitor.met(entry.getKey(), reader.size());
            if (split && (best == null || entry.getValue().cost < best.cost)) {
                best = entry.getValue();
            }
        }
        return Optional.of(split(best));
    }

    /** Bit 0 of a choice: signs the readers' history; bit 1: the monitors'. */
    private void step(int witness, int choice, List<Integer> state, Way way, Map<List<Integer>, Way> next) {
        List<Integer> after = new ArrayList<>(state);
        if ((choice & 1) != 0) {
            reader.sign(after, 0, witness);
        }
        if ((choice & 2) != 0) {
            monitor.sign(after, reader.size(), witness);
        }
        reader.close(after, 0, witness);
        monitor.close(after, reader.size(), witness);
        long cost = way.cost + Integer.bitCount(choice) + (choice == 3 ? BOTH : 0);
        next.merge(after, new Way(way, choice, cost), (a, b) -> a.cost <= b.cost ? a : b);
    }

    private Split split(@Nullable Way best) {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        List<String> both = new ArrayList<>();
        Way way = best;
        for (int i = order.size() - 1; i >= 0 && way != null; i--, way = way.before) {
            String name = String.valueOf(names.get(order.get(i)));
            if ((way.choice & 1) != 0) {
                first.addFirst(name);
            }
            if ((way.choice & 2) != 0) {
                second.addFirst(name);
            }
            if (way.choice == 3) {
                both.addFirst(name);
            }
        }
        return new Split(first, second, both);
    }

    /**
     * Two quorums.
     *
     * @param reader who signs what readers are shown
     * @param monitor who signs what monitors are shown
     * @param both who stands in both and so has lied
     */
    record Split(List<String> reader, List<String> monitor, List<String> both) {}

    /** How a state was reached. */
    private record Way(@Nullable Way before, int choice, long cost) {}

    /** The groups of one policy as numbers; group 0 holds the quorum alone. */
    private static final class Side {
        private final List<Integer> thresholds = new ArrayList<>();
        private final List<Integer> parents = new ArrayList<>();
        private final List<Integer> last = new ArrayList<>();
        private final Map<Integer, Integer> groupOf = new HashMap<>();
        private final boolean asks;

        Side(Policy policy, List<VerifierKey> order) {
            this.asks = policy.quorum().isPresent();
            if (asks) {
                group(1, -1);
                add(policy.quorum().get(), 0, order);
            }
        }

        private int group(int threshold, int parent) {
            thresholds.add(threshold);
            parents.add(parent);
            last.add(-1);
            return thresholds.size() - 1;
        }

        private void add(Member member, int parent, List<VerifierKey> order) {
            switch (member) {
                case Member.Witness witness -> {
                    int at = order.indexOf(witness.key());
                    groupOf.put(at, parent);
                    for (int up = parent; up >= 0; up = parents.get(up)) {
                        last.set(up, Math.max(last.get(up), at));
                    }
                }
                case Member.Group group -> {
                    int own = group(group.threshold(), parent);
                    group.members().forEach(one -> add(one, own, order));
                }
            }
        }

        int size() {
            return thresholds.size();
        }

        void sign(List<Integer> state, int offset, int witness) {
            for (int group = groupOf.getOrDefault(witness, -1); group >= 0; group = parents.get(group)) {
                int count = state.get(offset + group);
                if (count == thresholds.get(group)) {
                    return;
                }
                state.set(offset + group, count + 1);
                if (count + 1 < thresholds.get(group)) {
                    return;
                }
            }
        }

        /** Forgets the groups that no later witness is in; the one above knows what has become of them. */
        void close(List<Integer> state, int offset, int witness) {
            for (int group = 1; group < thresholds.size(); group++) {
                if (last.get(group) == witness) {
                    state.set(offset + group, 0);
                }
            }
        }

        boolean met(List<Integer> state, int offset) {
            return !asks || state.get(offset) == 1;
        }
    }
}
