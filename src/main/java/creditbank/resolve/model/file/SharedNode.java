package creditbank.resolve.model.file;

import creditbank.map.yaml.YamlNode;
import creditbank.resolve.model.Shared;
import creditbank.resolve.model.Shared.Thing;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what things add that two senders report, and how many have them in an example. */
final class SharedNode {
    private static final double MOST_BITS = 60;
    private static final int MOST_IDENTITIES = 1_000_000_000;

    private SharedNode() {}

    static Shared read(@Nullable YamlNode node) {
        return node == null
                ? Shared.NONE
                : new Shared(each(node, value -> TrainedNode.decimal(value, Double.MIN_VALUE, MOST_BITS)));
    }

    static Map<Thing, Integer> example(@Nullable YamlNode node) {
        return node == null ? Map.of() : each(node, value -> value.integer(2, MOST_IDENTITIES));
    }

    private static <V> Map<Thing, V> each(YamlNode node, Function<YamlNode, V> reading) {
        node.only(Arrays.stream(Thing.values()).map(SharedNode::word).toArray(String[]::new));
        Map<Thing, V> read = new EnumMap<>(Thing.class);
        for (Thing thing : Thing.values()) {
            YamlNode value = node.get(word(thing));
            if (value != null) {
                read.put(thing, reading.apply(value));
            }
        }
        return read;
    }

    private static String word(Thing thing) {
        return thing.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
