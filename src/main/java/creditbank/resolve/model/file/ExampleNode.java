package creditbank.resolve.model.file;

import creditbank.map.yaml.YamlNode;
import creditbank.resolve.model.Example;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads an example: two records and their zone. */
final class ExampleNode {

    private ExampleNode() {}

    static Example read(YamlNode node, Set<String> columns) {
        node.only("left", "right", "zone");
        Example.Zone zone = node.need("zone").choice(Example.Zone.class);
        return new Example(
                node.line(),
                values(node.need("left"), columns),
                values(node.need("right"), columns),
                zone == null ? Example.Zone.REVIEW : zone);
    }

    private static Map<String, String> values(YamlNode node, Set<String> columns) {
        node.only(columns.toArray(String[]::new));
        Map<String, String> values = new HashMap<>();
        node.entries().forEach((column, value) -> values.put(column, value.textOrEmpty()));
        return values;
    }
}
