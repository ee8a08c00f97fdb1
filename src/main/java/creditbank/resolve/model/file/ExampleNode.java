package creditbank.resolve.model.file;

import creditbank.map.yaml.YamlNode;
import creditbank.resolve.model.Comparison;
import creditbank.resolve.model.Example;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads an example: two records, their zone, and perhaps the reasons. */
final class ExampleNode {
    private static final String MISSING = "missing";

    private ExampleNode() {}

    static Example read(YamlNode node, Set<String> columns, List<Comparison> comparisons) {
        node.only("left", "right", "shared", "zone", "reasons");
        Example.Zone zone = node.need("zone").choice(Example.Zone.class);
        YamlNode reasons = node.get("reasons");
        return new Example(
                node.line(),
                values(node.need("left"), columns),
                values(node.need("right"), columns),
                SharedNode.example(node.get("shared")),
                zone == null ? Example.Zone.REVIEW : zone,
                reasons == null ? Map.of() : reasons(reasons, comparisons));
    }

    private static Map<String, String> values(YamlNode node, Set<String> columns) {
        node.only(columns.toArray(String[]::new));
        Map<String, String> values = new HashMap<>();
        node.entries().forEach((column, value) -> values.put(column, value.textOrEmpty()));
        return values;
    }

    private static Map<String, String> reasons(YamlNode node, List<Comparison> comparisons) {
        node.only(comparisons.stream().map(Comparison::name).toArray(String[]::new));
        Map<String, String> reasons = new HashMap<>();
        for (Comparison comparison : comparisons) {
            YamlNode said = node.get(comparison.name());
            if (said == null) {
                continue;
            }
            String outcome = said.textOrEmpty();
            List<String> known = IntStream.range(0, comparison.outcomes())
                    .mapToObj(comparison::outcome)
                    .toList();
            if (!known.contains(outcome) && !outcome.equals(MISSING)) {
                said.problem("'" + outcome + "' is no outcome of " + comparison.name() + ", expected one of "
                        + String.join(", ", known) + ", " + MISSING);
            }
            reasons.put(comparison.name(), outcome);
        }
        return reasons;
    }
}
