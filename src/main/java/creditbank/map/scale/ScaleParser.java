package creditbank.map.scale;

import creditbank.map.scale.ScaleTable.Step;
import creditbank.map.yaml.YamlNode;
import creditbank.outcome.Scale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a mapping's {@code scales:}, and notes what is wrong where it stands. */
public final class ScaleParser {
    private final List<Placed> tables = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private ScaleParser() {}

    /** A table and where it stands. */
    private record Placed(ScaleTable table, YamlNode node) {}

    /** The tables of a mapping; none where it has no such section. */
    public static Scales parse(@Nullable YamlNode node) {
        return node == null ? Scales.NONE : new ScaleParser().read(node.only("tables", "examples"));
    }

    private Scales read(YamlNode node) {
        node.need("tables").some().forEach(this::table);
        for (Scale scale : ScaleNode.SCALES.values()) {
            check(tables.stream()
                    .filter(placed -> placed.table.scale() == scale)
                    .sorted(Comparator.comparing(placed -> placed.table.span().from()))
                    .toList());
        }
        List<ScaleExample> examples =
                node.need("examples").some().stream().map(ScaleParser::example).toList();
        return new Scales(tables.stream().map(Placed::table).toList(), examples);
    }

    private void table(YamlNode node) {
        node.only("name", "scale", "from", "until", "most", "values");
        String name = node.need("name").text();
        if (!name.matches("[a-z0-9][a-z0-9.-]{0,39}")) {
            node.need("name")
                    .problem("expected small letters, digits, points and hyphens"
                            + node.need("name").found());
        } else if (!names.add(name)) {
            node.need("name").problem("two scale tables are named '" + name + "'");
        }
        Scale scale = ScaleNode.scale(node.need("scale"));
        Span span = span(node);
        YamlNode most = scale == Scale.POINT ? node.need("most") : node.get("most");
        int points = most == null || scale == null ? 0 : ScaleNode.most(scale, most);
        if (scale != null) {
            List<Step> steps = StepParser.parse(scale, points, node.need("values"));
            tables.add(new Placed(new ScaleTable(name, scale, span, points, steps), node));
        }
    }

    private static Span span(YamlNode node) {
        LocalDate from = ScaleNode.day(node.need("from"), true);
        YamlNode last = node.get("until");
        LocalDate until = last == null ? null : ScaleNode.day(last, false);
        if (last != null && until != null && until.isBefore(from)) {
            last.problem("the table ends on " + until + ", before it begins on " + from);
        }
        return new Span(from, until);
    }

    /** Of one scale, in the order in which they begin. */
    private static void check(List<Placed> ordered) {
        for (int i = 1; i < ordered.size(); i++) {
            ScaleTable before = ordered.get(i - 1).table;
            ScaleTable next = ordered.get(i).table;
            LocalDate until = before.span().until();
            if (until == null || !until.isBefore(next.span().from())) {
                ordered.get(i)
                        .node
                        .problem("the scale tables '" + before.name() + "', " + before.span() + ", and '" + next.name()
                                + "', " + next.span() + ", overlap");
            } else if (!until.plusDays(1).equals(next.span().from())) {
                ordered.get(i)
                        .node
                        .problem("no scale table holds from " + until.plusDays(1) + " to "
                                + next.span().from().minusDays(1) + ", between '" + before.name() + "' and '"
                                + next.name() + "'");
            }
        }
    }

    private static ScaleExample example(YamlNode node) {
        node.only("scale", "score", "on", "value");
        Scale scale = ScaleNode.scale(node.need("scale"));
        YamlNode score = node.need("score");
        Integer points = scale == Scale.POINT ? ScaleNode.hundredths(score, ScaleNode.MOST) : null;
        YamlNode value = node.need("value");
        String expected = Set.of(ScaleExample.NONE, ScaleExample.REFUSED).contains(value.text())
                ? value.text()
                : ScaleExample.plain(ScaleNode.hundredths(value, ScaleNode.MOST));
        return new ScaleExample(
                node.place(),
                scale == null ? Scale.NONE : scale,
                score.text(),
                points,
                ScaleNode.day(node.need("on"), true),
                expected);
    }
}
