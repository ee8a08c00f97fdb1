package creditbank.practice.evaluate;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Counts pairs of things that were grouped twice, without forming them: groups stand together in an order, so that a thing costs a reference. */
final class Pairs {
    private static final Comparator<Thing> FOUND = Comparator.comparingLong(Thing::found);
    private static final Comparator<Thing> TRUTH = Comparator.comparing(Thing::truth);
    private static final Comparator<Thing> EXACT = Comparator.comparing(Thing::exact);

    private Pairs() {}

    /**
     * A thing with its groups.
     *
     * @param found the group that the bank gave it
     * @param truth the group that the truth gives it
     * @param exact what decides exactly, empty where nothing does
     * @param troubles what is wrong with it
     */
    record Thing(long found, String truth, String exact, Collection<String> troubles) {}

    /** How the two groupings agree. */
    static Agreement agreement(List<Thing> things) {
        return new Agreement(pairs(things, FOUND), pairs(things, TRUTH), pairs(things, FOUND.thenComparing(TRUTH)));
    }

    /** The same among pairs that share what decides exactly. */
    static Agreement exact(List<Thing> things) {
        List<Thing> decided =
                things.stream().filter(thing -> !thing.exact.isEmpty()).toList();
        return new Agreement(
                pairs(decided, EXACT.thenComparing(FOUND)),
                pairs(decided, EXACT.thenComparing(TRUTH)),
                pairs(decided, EXACT.thenComparing(FOUND).thenComparing(TRUTH)));
    }

    /** The same among pairs of which either has a trouble. */
    static Agreement touching(String trouble, List<Thing> things, Agreement all) {
        return all.without(agreement(things.stream()
                .filter(thing -> !thing.troubles.contains(trouble))
                .toList()));
    }

    private static long pairs(List<Thing> things, Comparator<Thing> group) {
        Thing[] sorted = things.toArray(Thing[]::new);
        Arrays.sort(sorted, group);
        long pairs = 0;
        long size = 0;
        for (int i = 0; i < sorted.length; i++) {
            size = i > 0 && group.compare(sorted[i - 1], sorted[i]) == 0 ? size + 1 : 0;
            pairs += size;
        }
        return pairs;
    }
}
