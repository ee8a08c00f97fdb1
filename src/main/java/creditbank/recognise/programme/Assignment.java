package creditbank.recognise.programme;

import creditbank.recognise.programme.Allotment.PartSum;
import creditbank.recognise.programme.Allotment.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Divides records among the parts of a programme, as the package comment says. */
public final class Assignment {
    private final Programme programme;
    private final List<Holding> holdings;
    private final Network network = new Network();
    private final int source = network.node();
    private final int sink = network.node();
    private final Map<String, Integer> rules = new HashMap<>();
    /** Of each record the edges from the source to it. */
    private final List<List<Integer>> beginnings = new ArrayList<>();
    /** Of each record and part the edges into the part's selectors. */
    private final List<List<List<Integer>>> ways = new ArrayList<>();

    private Assignment(Programme programme, List<Holding> holdings) {
        this.programme = programme;
        this.holdings = holdings.stream().sorted(Holding.ORDER).toList();
    }

    /** What of these records counts for which part. */
    public static Allotment of(Programme programme, List<Holding> holdings) {
        return of(programme, holdings, (holding, selector) -> selector.holds(holding.traits()));
    }

    /** The same where something else says what a selector accepts. */
    static Allotment of(Programme programme, List<Holding> holdings, BiPredicate<Holding, Selector> accepts) {
        return new Assignment(programme, holdings).solve(accepts);
    }

    private Allotment solve(BiPredicate<Holding, Selector> accepts) {
        List<Integer> records = records();
        List<Integer> parts = new ArrayList<>();
        for (Part part : programme.parts()) {
            parts.add(part(part, records, accepts));
        }
        for (int i = 0; i < parts.size(); i++) {
            network.edge(parts.get(i), sink, programme.parts().get(i).least());
            augment();
        }
        int rest = network.node();
        long least = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = programme.parts().get(i);
            network.edge(parts.get(i), rest, part.most() - part.least());
            least += part.least();
        }
        network.edge(rest, sink, programme.required() - least);
        augment();
        return result();
    }

    private List<Integer> records() {
        List<Integer> records = new ArrayList<>();
        for (Holding holding : holdings) {
            int record = network.node();
            records.add(record);
            ways.add(new ArrayList<>());
            List<Integer> beginning = new ArrayList<>();
            int from = source;
            if (!holding.rule().isEmpty()) {
                int edge = rules.computeIfAbsent(
                        holding.rule(), any -> network.edge(source, network.node(), Math.max(0, holding.ceiling())));
                beginning.add(edge);
                from = network.target(edge);
            }
            beginning.add(network.edge(from, record, holding.credits()));
            beginnings.add(beginning);
        }
        return records;
    }

    private int part(Part part, List<Integer> records, BiPredicate<Holding, Selector> accepts) {
        int node = network.node();
        ways.forEach(ofRecord -> ofRecord.add(new ArrayList<>()));
        for (Selector selector : part.accepts()) {
            int chosen = network.node();
            network.edge(chosen, node, selector.most());
            for (int i = 0; i < records.size(); i++) {
                if (accepts.test(holdings.get(i), selector)) {
                    ways.get(i).getLast().add(network.edge(records.get(i), chosen, Network.NO_LIMIT));
                }
            }
        }
        return node;
    }

    private void augment() {
        for (List<Integer> beginning : beginnings) {
            network.augment(beginning, source, sink);
        }
        network.augment(List.of(), source, sink);
    }

    private Allotment result() {
        List<Share> shares = new ArrayList<>();
        long[] counted = new long[programme.parts().size()];
        for (int i = 0; i < holdings.size(); i++) {
            for (int p = 0; p < counted.length; p++) {
                long credits =
                        ways.get(i).get(p).stream().mapToLong(network::flow).sum();
                if (credits > 0) {
                    shares.add(new Share(
                            holdings.get(i).recordId(), programme.parts().get(p).id(), credits));
                    counted[p] += credits;
                }
            }
        }
        List<PartSum> sums = new ArrayList<>();
        for (int p = 0; p < counted.length; p++) {
            sums.add(new PartSum(
                    programme.parts().get(p).id(), programme.parts().get(p).least(), counted[p]));
        }
        return new Allotment(shares, sums, programme.required());
    }
}
