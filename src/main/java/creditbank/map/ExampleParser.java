package creditbank.map;

import creditbank.map.table.Joins;
import creditbank.map.yaml.YamlFile;
import creditbank.map.yaml.YamlNode;
import creditbank.outcome.Field;
import creditbank.read.Format;
import creditbank.read.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a mapping's {@code examples:}. */
final class ExampleParser {
    private static final Set<String> EXPECTATIONS = expectations();

    private final Table driver;
    private final Joins joins;

    ExampleParser(Table driver, Joins joins) {
        this.driver = driver;
        this.joins = joins;
    }

    private static Set<String> expectations() {
        Set<String> names = new HashSet<>(Set.of("kind", "key", "withdraw"));
        for (Field field : Field.values()) {
            names.add(MappingParser.nameOf(field));
        }
        return names;
    }

    List<Example> parse(YamlFile file, YamlNode node) {
        List<Example> examples = new ArrayList<>();
        for (YamlNode item : node.items()) {
            item.only("says", "row", "with", "claims", "refused");
            item.need("says").text();
            YamlNode claims = item.get("claims");
            YamlNode refused = item.get("refused");
            if (claims == null && refused == null) {
                item.problem("an example has 'claims' or 'refused'");
            }
            examples.add(new Example(
                    item.place(),
                    row(item.need("row")),
                    partners(item.get("with")),
                    claims == null
                            ? List.of()
                            : claims.items().stream().map(this::claim).toList(),
                    refused == null ? List.of() : refused.texts()));
        }
        return examples;
    }

    private Map<String, String> row(YamlNode node) {
        if (driver.format() instanceof Format.Json) {
            return Map.of("", node.text());
        }
        return columns(driver, node);
    }

    private Map<String, Map<String, String>> partners(@Nullable YamlNode node) {
        Map<String, Map<String, String>> partners = new LinkedHashMap<>();
        if (node != null) {
            node.entries().forEach((alias, value) -> {
                Table table = joins.table(alias);
                if (table == null) {
                    value.problem("unknown lookup '" + alias + "'");
                } else {
                    partners.put(alias, columns(table, value));
                }
            });
        }
        return partners;
    }

    private static Map<String, String> columns(Table table, YamlNode node) {
        Map<String, String> values = new LinkedHashMap<>();
        node.entries().forEach((name, value) -> {
            if (Joins.indexOf(table, name) < 0) {
                value.problem("no column '" + name + "' in table '" + table.name() + "'");
            }
            values.put(name, value.textOrEmpty());
        });
        return values;
    }

    private Map<String, String> claim(YamlNode node) {
        Map<String, String> claim = new LinkedHashMap<>();
        node.entries().forEach((name, value) -> {
            if (!EXPECTATIONS.contains(name)) {
                value.problem("unknown field '" + name + "'");
            }
            claim.put(name, value.textOrEmpty());
        });
        return claim;
    }
}
