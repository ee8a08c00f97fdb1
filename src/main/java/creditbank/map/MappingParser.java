package creditbank.map;

import creditbank.map.expression.ColumnRef;
import creditbank.map.expression.Condition;
import creditbank.map.expression.Expression;
import creditbank.map.expression.ExpressionParser;
import creditbank.map.scale.ScaleParser;
import creditbank.map.scale.Scales;
import creditbank.map.table.Joins;
import creditbank.map.table.TableParser;
import creditbank.map.yaml.YamlException;
import creditbank.map.yaml.YamlFile;
import creditbank.map.yaml.YamlNode;
import creditbank.outcome.Field;
import creditbank.outcome.Kind;
import creditbank.outcome.Privacy;
import creditbank.read.Column;
import creditbank.read.Format;
import creditbank.read.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a mapping file and notes every problem in it before it gives up. */
final class MappingParser {
    private static final Table NONE = new Table("", "", null, new Format.Delimited(','), List.of(), null, null);

    private final YamlFile file;
    private final Map<String, Table> tables = new LinkedHashMap<>();

    private MappingParser(YamlFile file) {
        this.file = file;
    }

    static Mapping parse(String fileName, byte[] bytes, String digest) {
        try {
            YamlFile file = YamlFile.parse(fileName, bytes);
            Mapping mapping = new MappingParser(file).read(new String(bytes, StandardCharsets.UTF_8), digest);
            file.check();
            return mapping;
        } catch (YamlException e) {
            throw new MappingException(e.problems());
        }
    }

    private Mapping read(String text, String digest) {
        YamlNode root = file.root()
                .only(
                        "version",
                        "name",
                        "trust",
                        "reads",
                        "driver",
                        "lookups",
                        "key",
                        "withdraw",
                        "claims",
                        "scales",
                        "examples");
        root.need("version").integer(1, 1);
        String name = root.need("name").text();
        if (!name.isEmpty() && !file.fileName().equals(name + ".yaml")) {
            root.need("name").problem("the mapping '" + name + "' must be named as its file, " + file.fileName());
        }
        short trust = (short) root.need("trust").integer(0, 100);
        int problems = file.problems().size();
        root.need("reads").entries().forEach((table, node) -> tables.put(table, TableParser.parse(table, node)));
        Table driver = table(root.need("driver"));
        stopAfter(problems);
        Joins joins = new Joins(driver);
        ExpressionParser expressions = new ExpressionParser(joins);
        problems = file.problems().size();
        lookups(root, joins, expressions);
        stopAfter(problems);
        List<Expression> key = key(root.need("key"), expressions);
        YamlNode withdraw = root.get("withdraw");
        Condition withdrawn = withdraw == null ? null : expressions.condition(withdraw);
        List<ClaimRule> claims = claims(root.need("claims"), expressions);
        Scales scales = ScaleParser.parse(root.get("scales"));
        List<Example> examples = new ExampleParser(driver, joins).parse(file, root.need("examples"));
        joins.unused()
                .forEach(alias -> root.need("lookups")
                        .need(alias)
                        .problem("nothing uses the lookup '" + alias + "', expected one of its columns in a field"));
        tables.values().stream()
                .filter(table -> !table.name().equals(driver.name()) && !joins.uses(table))
                .forEach(table -> root.need("reads")
                        .need(table.name())
                        .problem("nothing reads the table '" + table.name()
                                + "', expected it as driver or in a lookup"));
        return new Mapping(
                name,
                trust,
                text,
                digest,
                driver,
                joins.lookups(),
                new Mapping.Rules(joins.slots(), key, withdrawn, claims),
                scales,
                examples);
    }

    /** Where tables or lookups are wrong, every use of their columns would only say so again. */
    private void stopAfter(int problems) {
        if (file.problems().size() > problems) {
            file.check();
        }
    }

    private Table table(YamlNode node) {
        Table table = tables.get(node.text());
        if (table == null) {
            node.problem("no table '" + node.text() + "' under reads, expected one of "
                    + String.join(", ", tables.keySet()));
        }
        return table == null ? NONE : table;
    }

    private void lookups(YamlNode root, Joins joins, ExpressionParser expressions) {
        YamlNode lookups = root.get("lookups");
        if (lookups == null) {
            return;
        }
        lookups.entries().forEach((alias, node) -> {
            node.only("table", "key", "by", "optional");
            Table table = table(node.need("table"));
            ColumnRef by = expressions.column(node.need("by"));
            YamlNode key = node.need("key");
            int column = Joins.indexOf(table, key.text());
            if (column < 0 && !table.name().isEmpty()) {
                key.problem("no column '" + key.text() + "' in table '" + table.name() + "', expected one of "
                        + table.columns().stream().map(Column::name).collect(Collectors.joining(", ")));
            }
            if (alias.indexOf('.') >= 0) {
                node.problem("an alias has no dot");
            }
            YamlNode optional = node.get("optional");
            joins.add(alias, table, by, column, optional != null && optional.bool());
        });
    }

    private List<Expression> key(YamlNode node, ExpressionParser expressions) {
        return node.some().stream()
                .map(part -> {
                    Expression expression = expressions.expression(part);
                    expression.columns(column -> {
                        if (column.privacy() == Privacy.SENSITIVE
                                && !column.name().isEmpty()) {
                            part.problem("column '" + column.name() + "' is sensitive and cannot be in the key");
                        }
                    });
                    return expression;
                })
                .toList();
    }

    private List<ClaimRule> claims(YamlNode node, ExpressionParser expressions) {
        List<ClaimRule> claims = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode item : node.some()) {
            item.only("name", "when", "kind", "fields");
            YamlNode nameNode = item.get("name");
            String name = nameNode == null ? "" : nameNode.text();
            YamlNode when = item.get("when");
            if (!names.add(name) && when == null) {
                item.problem("two claims of one name need a condition");
            }
            claims.add(new ClaimRule(
                    name,
                    when == null ? null : expressions.condition(when),
                    kind(item.need("kind"), expressions),
                    fields(item.need("fields"), expressions)));
        }
        return claims;
    }

    private static Expression kind(YamlNode node, ExpressionParser expressions) {
        if (node.isText()) {
            node.choice(Kind.class);
            return new Expression.Constant(node.text());
        }
        Expression kind = expressions.expression(node);
        YamlNode codes = node.get("code");
        if (codes == null) {
            node.problem("expected a kind, or 'from' with a 'code' table");
        } else {
            codes.entries().values().forEach(value -> value.choice(Kind.class));
        }
        YamlNode otherwise = node.get("else");
        if (otherwise != null) {
            otherwise.choice(Kind.class);
        }
        return kind;
    }

    private static List<FieldRule> fields(YamlNode node, ExpressionParser expressions) {
        Map<String, Field> known = new LinkedHashMap<>();
        EnumSet.allOf(Field.class).forEach(field -> known.put(nameOf(field), field));
        List<FieldRule> rules = new ArrayList<>();
        node.entries().forEach((name, value) -> {
            @Nullable Field field = known.get(name);
            Expression expression = expressions.expression(value);
            if (field == null) {
                value.problem("unknown field '" + name + "', expected one of " + String.join(", ", known.keySet()));
                return;
            }
            FieldCheck.check(field, name, expression, value);
            rules.add(new FieldRule(field, expression, Expression.firstColumn(expression)));
        });
        return rules;
    }

    /** A field's name as mapping files write it. */
    static String nameOf(Field field) {
        return field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
