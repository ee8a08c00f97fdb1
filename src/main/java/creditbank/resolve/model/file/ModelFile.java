package creditbank.resolve.model.file;

import creditbank.map.yaml.YamlFile;
import creditbank.map.yaml.YamlNode;
import creditbank.resolve.model.BlockRule;
import creditbank.resolve.model.ColumnType;
import creditbank.resolve.model.Comparison;
import creditbank.resolve.model.Level;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.model.ModelColumn;
import creditbank.resolve.model.Policy;
import creditbank.resolve.model.Policy.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a match model, strictly: what is wrong is told with file and line, all of it at once. */
public final class ModelFile {
    private static final int MOST_RECORDS = 1_000_000;
    private static final int USUAL_RECORDS = 1_000;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<ModelColumn> columns = new ArrayList<>();

    private ModelFile() {}

    /**
     * Reads a file.
     *
     * @throws creditbank.map.yaml.YamlException with every problem
     */
    public static MatchModel read(Path file) throws IOException {
        return read(YamlFile.parse(file));
    }

    /**
     * Reads a parsed file.
     *
     * @throws creditbank.map.yaml.YamlException with every problem
     */
    public static MatchModel read(YamlFile file) {
        YamlNode root = file.root()
                .only(
                        "version",
                        "name",
                        "record",
                        "columns",
                        "comparisons",
                        "blocking",
                        "propose-keys",
                        "exclusive",
                        "identity",
                        "tables",
                        "clusters",
                        "population",
                        "thresholds",
                        "shared",
                        "trained",
                        "examples");
        root.need("version").integer(1, 1);
        MatchModel model = new ModelFile().model(root);
        file.check();
        return model;
    }

    private MatchModel model(YamlNode root) {
        String name = root.need("name").text();
        String record = root.need("record").text();
        root.need("columns").entries().forEach(this::column);
        List<Comparison> comparisons = comparisons(root);
        YamlNode blocking = root.get("blocking");
        List<BlockRule> rules = new ArrayList<>();
        if (blocking != null && !(blocking.isText() && blocking.text().equals("auto"))) {
            blocking.items().forEach(item -> rules.add(new BlockText(item, numbers).rule()));
        }
        YamlNode trained = root.get("trained");
        YamlNode examples = root.get("examples");
        return new MatchModel(
                name,
                record,
                columns,
                comparisons,
                rules,
                policy(root),
                trained == null ? null : TrainedNode.read(trained, comparisons),
                examples == null
                        ? List.of()
                        : examples.items().stream()
                                .map(item -> ExampleNode.read(item, numbers.keySet(), comparisons))
                                .toList());
    }

    private void column(String name, YamlNode node) {
        if (name.matches(".*[\\s+/].*")) {
            node.problem("a column's name has no space, + or /; give the file's name for it with 'headers'");
        }
        numbers.put(name, columns.size());
        if (node.isText()) {
            columns.add(column(name, node, node));
        } else {
            node.only("type", "headers", "join", "missing", "date-order");
            columns.add(column(name, node, node.need("type")));
        }
    }

    private static ModelColumn column(String name, YamlNode node, YamlNode type) {
        ColumnType chosen = type.choice(ColumnType.class);
        YamlNode headers = node.get("headers");
        YamlNode join = node.get("join");
        YamlNode missing = node.get("missing");
        YamlNode order = node.get("date-order");
        if (headers != null && join != null) {
            join.problem("either 'headers' or 'join'");
        }
        ModelColumn.DateOrder read = order == null ? null : order.choice(ModelColumn.DateOrder.class);
        return new ModelColumn(
                name,
                chosen == null ? ColumnType.TEXT : chosen,
                headers == null ? List.of(name) : headers.texts(),
                join == null ? List.of() : join.texts(),
                missing == null ? Set.of() : new HashSet<>(missing.texts()),
                read == null ? ModelColumn.DateOrder.YEAR_FIRST : read);
    }

    private List<Comparison> comparisons(YamlNode root) {
        List<Comparison> comparisons = new ArrayList<>();
        YamlNode node = root.get("comparisons");
        if (node == null) {
            for (int i = 0; i < columns.size(); i++) {
                ModelColumn column = columns.get(i);
                comparisons.add(
                        new Comparison(column.name(), i, null, column.type().levels(), true));
            }
        } else {
            node.entries().forEach((name, entry) -> comparisons.add(comparison(name, entry)));
        }
        YamlNode place = node == null ? root : node;
        if (comparisons.isEmpty() || comparisons.size() > MatchModel.MOST_COMPARISONS) {
            place.problem("expected 1 to " + MatchModel.MOST_COMPARISONS + " comparisons, found " + comparisons.size());
        }
        return comparisons;
    }

    private Comparison comparison(String name, YamlNode node) {
        if (node.isText() && node.text().equals("usual")) {
            int column = number(node, name);
            return new Comparison(name, column, null, levels(node, column, null), true);
        }
        node.only("column", "crossed-with", "levels", "frequency");
        YamlNode named = node.get("column");
        int column = named == null ? number(node, name) : number(named, named.text());
        YamlNode crossed = node.get("crossed-with");
        Integer other = crossed == null ? null : Integer.valueOf(number(crossed, crossed.text()));
        if (crossed != null && other != null && (other == column || !bothNames(column, other))) {
            crossed.problem("expected another column of type name; the compared column must be one too");
        }
        YamlNode frequency = node.get("frequency");
        return new Comparison(name, column, other, levels(node, column, other), frequency == null || frequency.bool());
    }

    private boolean bothNames(int a, int b) {
        return columns.isEmpty()
                || (columns.get(a).type() == ColumnType.NAME && columns.get(b).type() == ColumnType.NAME);
    }

    private List<Level> levels(YamlNode node, int column, @Nullable Integer crossed) {
        YamlNode named = node.isMap() ? node.get("levels") : null;
        if (named != null) {
            return LevelText.read(named, crossed != null);
        }
        List<Level> usual =
                columns.isEmpty() ? List.of() : columns.get(column).type().levels();
        return crossed == null ? usual : LevelText.withCrossed(usual);
    }

    /** The number of a column; 0, with the problem noted, where there is none of that name. */
    private int number(YamlNode node, String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            node.problem("there is no column '" + name + "'; columns are " + String.join(", ", numbers.keySet()));
            return 0;
        }
        return number;
    }

    private List<Integer> numbers(YamlNode root, String key) {
        YamlNode node = root.get(key);
        return node == null
                ? List.of()
                : node.texts().stream().map(name -> number(node, name)).toList();
    }

    private Policy policy(YamlNode root) {
        YamlNode tables = root.get("tables");
        YamlNode propose = root.get("propose-keys");
        Tables chosen = tables == null ? null : tables.choice(Tables.class);
        YamlNode clusters = root.get("clusters");
        int most = USUAL_RECORDS;
        if (clusters != null) {
            YamlNode records = clusters.only("most-records").need("most-records");
            most = records.integer(2, MOST_RECORDS);
        }
        return new Policy(
                numbers(root, "exclusive"),
                numbers(root, "identity"),
                chosen == null ? Tables.ONE_TO_ONE : chosen,
                propose == null || propose.bool(),
                most,
                population(root),
                thresholds(root),
                SharedNode.read(root.get("shared")));
    }

    private static Policy.Chosen thresholds(YamlNode root) {
        YamlNode node = root.get("thresholds");
        if (node == null) {
            return new Policy.Chosen(null, null);
        }
        node.only("link", "review");
        return new Policy.Chosen(
                TrainedNode.probability(node.get("link")), TrainedNode.probability(node.get("review")));
    }

    private static @Nullable Long population(YamlNode root) {
        YamlNode node = root.get("population");
        if (node == null) {
            return null;
        }
        YamlNode trained = root.get("trained");
        if (trained != null && trained.get("entities") == null) {
            node.problem("what was learnt does not say from how many entities; train the model again");
        }
        return (long) node.integer(1, Integer.MAX_VALUE);
    }
}
