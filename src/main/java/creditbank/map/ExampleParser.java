package creditbank.map;

import creditbank.finding.Code;
import creditbank.map.table.Joins;
import creditbank.map.yaml.YamlFile;
import creditbank.map.yaml.YamlNode;
import creditbank.outcome.Field;
import creditbank.read.Column;
import creditbank.read.Format;
import creditbank.read.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        for (YamlNode item : node.some()) {
            item.only("says", "row", "with", "claims", "refused");
            item.need("says").text();
            YamlNode claims = item.get("claims");
            YamlNode refused = item.get("refused");
            if (claims == null && refused == null) {
                item.problem("an example says what comes out, expected 'claims' or 'refused'");
            }
            examples.add(new Example(
                    item.place(),
                    row(item.need("row")),
                    partners(item.get("with")),
                    claims == null
                            ? List.of()
                            : claims.items().stream().map(this::claim).toList(),
                    refused == null ? List.of() : codes(refused)));
        }
        return examples;
    }

    private static List<String> codes(YamlNode node) {
        List<String> codes = node.texts();
        for (String code : codes) {
            if (!code.isEmpty()
                    && Stream.of(Code.values()).noneMatch(known -> known.id().equals(code))) {
                node.problem(
                        "expected the code of a finding such as " + Code.VALUE_MISSING.id() + ", found '" + code + "'");
            }
        }
        return codes;
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
                    value.problem(
                            "unknown lookup '" + alias + "', expected one of " + String.join(", ", joins.aliases()));
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
                value.problem("no column '" + name + "' in table '" + table.name() + "', expected one of "
                        + table.columns().stream().map(Column::name).collect(Collectors.joining(", ")));
            }
            values.put(name, value.textOrEmpty());
        });
        return values;
    }

    private Map<String, String> claim(YamlNode node) {
        Map<String, String> claim = new LinkedHashMap<>();
        node.entries().forEach((name, value) -> {
            if (!EXPECTATIONS.contains(name)) {
                value.problem("unknown field '" + name + "', expected one of "
                        + EXPECTATIONS.stream().sorted().collect(Collectors.joining(", ")));
            }
            claim.put(name, value.textOrEmpty());
        });
        return claim;
    }
}
