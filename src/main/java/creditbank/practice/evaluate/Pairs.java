package creditbank.practice.evaluate;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Counts pairs of things that were grouped twice, without forming them. */
final class Pairs {
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
        return new Agreement(
                pairs(things, Thing::found),
                pairs(things, Thing::truth),
                pairs(things, thing -> List.of(thing.found, thing.truth)));
    }

    /** The same among pairs that share what decides exactly. */
    static Agreement exact(List<Thing> things) {
        List<Thing> decided =
                things.stream().filter(thing -> !thing.exact.isEmpty()).toList();
        return new Agreement(
                pairs(decided, thing -> List.of(thing.exact, thing.found)),
                pairs(decided, thing -> List.of(thing.exact, thing.truth)),
                pairs(decided, thing -> List.of(thing.exact, thing.found, thing.truth)));
    }

    /** The same among pairs of which either has a trouble. */
    static Agreement touching(String trouble, List<Thing> things, Agreement all) {
        return all.without(agreement(things.stream()
                .filter(thing -> !thing.troubles.contains(trouble))
                .toList()));
    }

    private static long pairs(List<Thing> things, Function<Thing, Object> group) {
        Map<Object, Long> sizes = HashMap.newHashMap(things.size());
        things.forEach(thing -> sizes.merge(group.apply(thing), 1L, Long::sum));
        return sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
    }
}
