package creditbank.map.expression;

import creditbank.map.yaml.YamlNode;
import creditbank.outcome.Privacy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads expressions and conditions; a text alone is a column's name. */
public final class ExpressionParser {
    private static final ColumnRef UNKNOWN = new ColumnRef(0, "", Privacy.SENSITIVE);

    private final Scope scope;

    public ExpressionParser(Scope scope) {
        this.scope = scope;
    }

    public Expression expression(YamlNode node) {
        if (node.isText()) {
            return new Expression.From(column(node));
        }
        String function = only(node, "from", "constant", "first", "join", "full-name", "tagged", "strip", "when");
        if (function == null) {
            return new Expression.Constant("");
        }
        YamlNode inner = node.need(function);
        return switch (function) {
            case "constant" ->
                new Expression.Constant(node.only("constant").need(function).text());
            case "first" -> new Expression.First(expressions(node.only("first").need(function)));
            case "join" -> joined(node.only("join", "with"), inner);
            case "full-name" -> fullName(node.only("full-name").need(function));
            case "tagged" -> tagged(node.only("tagged").need(function));
            case "strip" ->
                new Expression.Stripped(expression(node.only("strip").need(function)));
            case "when" -> chosen(node.only("when", "then", "else"));
            default -> coded(node.only("from", "code", "else"));
        };
    }

    private Expression joined(YamlNode node, YamlNode inner) {
        YamlNode with = node.get("with");
        return new Expression.Joined(expressions(inner), with == null ? "" : with.textOrEmpty());
    }

    private Expression fullName(YamlNode node) {
        node.only("family", "given");
        return new Expression.FullName(expression(node.need("family")), expression(node.need("given")));
    }

    private Expression tagged(YamlNode node) {
        node.only("from", "tag");
        return new Expression.Tagged(
                expression(node.need("from")), node.need("tag").text());
    }

    private Expression chosen(YamlNode node) {
        YamlNode otherwise = node.get("else");
        return new Expression.Chosen(
                condition(node.need("when")),
                expression(node.need("then")),
                otherwise == null ? null : expression(otherwise));
    }

    private Expression coded(YamlNode node) {
        Expression of = expression(node.need("from"));
        YamlNode code = node.get("code");
        YamlNode otherwise = node.get("else");
        if (code == null) {
            if (otherwise != null) {
                otherwise.problem("'else' stands only beside 'code' or 'when'");
            }
            return of;
        }
        Map<String, String> codes = new LinkedHashMap<>();
        code.entries().forEach((key, value) -> codes.put(key, value.textOrEmpty()));
        return new Expression.Coded(of, codes, otherwise == null ? null : otherwise.textOrEmpty());
    }

    private List<Expression> expressions(YamlNode node) {
        return node.some().stream().map(this::expression).toList();
    }

    public Condition condition(YamlNode node) {
        String function = only(node, "equals", "starts-with", "ends-with", "not-empty", "number", "all", "any", "not");
        if (function == null) {
            return new Condition.Any(List.of());
        }
        node.only(function);
        YamlNode inner = node.need(function);
        return switch (function) {
            case "starts-with" -> new Condition.StartsWith(compared(inner), texts(inner));
            case "ends-with" -> new Condition.EndsWith(compared(inner), texts(inner));
            case "not-empty" -> new Condition.NotEmpty(column(inner));
            case "number" -> new Condition.Numeric(column(inner));
            case "all" -> new Condition.All(conditions(inner));
            case "any" -> new Condition.Any(conditions(inner));
            case "not" -> new Condition.Not(condition(inner));
            default -> new Condition.Equal(compared(inner), texts(inner));
        };
    }

    private List<Condition> conditions(YamlNode node) {
        return node.some().stream().map(this::condition).toList();
    }

    /** The column of {@code {column: text}}. */
    private ColumnRef compared(YamlNode node) {
        if (node.entries().size() != 1) {
            node.problem("expected one column with its texts");
            return UNKNOWN;
        }
        String name = node.entries().keySet().iterator().next();
        ColumnRef column = scope.column(name);
        if (column == null) {
            node.problem("unknown column '" + name + "', expected " + scope.columns());
        }
        return column == null ? UNKNOWN : column;
    }

    private static Set<String> texts(YamlNode node) {
        Set<String> texts = new LinkedHashSet<>();
        node.entries().values().forEach(value -> {
            if (value.isList()) {
                value.some().forEach(item -> texts.add(item.textOrEmpty()));
            } else {
                texts.add(value.textOrEmpty());
            }
        });
        return texts;
    }

    /** The column that a text names. */
    public ColumnRef column(YamlNode node) {
        String name = node.text();
        ColumnRef column = scope.column(name);
        if (column == null && !name.isEmpty()) {
            node.problem("unknown column '" + name + "', expected " + scope.columns());
        }
        return column == null ? UNKNOWN : column;
    }

    /** Which of the functions a node is; null where it is none, with the problem noted. */
    private static @Nullable String only(YamlNode node, String... functions) {
        for (String function : functions) {
            if (node.has(function)) {
                return function;
            }
        }
        @Nullable
        String found = node.isMap() && !node.entries().isEmpty()
                ? node.entries().keySet().iterator().next()
                : null;
        node.problem("expected a column or one of " + String.join(", ", functions)
                + (found == null ? "" : ", found '" + found + "'"));
        return null;
    }
}
