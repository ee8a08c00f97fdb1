package creditbank.resolve.model.file;

import creditbank.map.yaml.YamlNode;
import creditbank.resolve.model.Comparison;
import creditbank.resolve.model.Trained;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the part of a model that training writes. */
final class TrainedNode {
    private static final double NEARLY_ONE = 1e-6;

    private TrainedNode() {}

    static Trained read(YamlNode node, List<Comparison> comparisons) {
        node.only("prior", "entities", "relatives", "link", "review", "levels", "frequencies");
        YamlNode levels = node.need("levels");
        List<List<Double>> m = new ArrayList<>();
        List<List<Double>> u = new ArrayList<>();
        List<List<Double>> r = new ArrayList<>();
        YamlNode relatives = node.get("relatives");
        for (Comparison comparison : comparisons) {
            YamlNode level = levels.need(comparison.name()).only("m", "u", "r");
            m.add(distribution(level.need("m"), comparison));
            u.add(distribution(level.need("u"), comparison));
            if (relatives != null) {
                r.add(distribution(level.need("r"), comparison));
            }
        }
        if (levels.entries().size() != comparisons.size()) {
            levels.problem("the trained levels are those of other comparisons; train the model again");
        }
        YamlNode frequencies = node.get("frequencies");
        YamlNode entities = node.get("entities");
        return new Trained(
                decimal(node.need("prior"), 0, 1),
                entities == null ? 0 : entities.integer(1, Integer.MAX_VALUE),
                m,
                u,
                new Trained.Relatives(relatives == null ? 0 : decimal(relatives, 0, 1), r),
                decimal(node.need("link"), -1000, 1000),
                decimal(node.need("review"), -1000, 1000),
                frequencies == null ? null : frequencies.text());
    }

    private static List<Double> distribution(YamlNode list, Comparison comparison) {
        List<Double> values =
                list.items().stream().map(item -> decimal(item, 0, 1)).toList();
        double sum = values.stream().mapToDouble(Double::doubleValue).sum();
        if (values.size() != comparison.outcomes() || Math.abs(sum - 1) > NEARLY_ONE) {
            list.problem("expected " + comparison.outcomes() + " probabilities of the levels of '" + comparison.name()
                    + "' and of none of them, with the sum 1; train the model again");
        }
        return values;
    }

    static @Nullable Double probability(@Nullable YamlNode node) {
        return node == null ? null : Double.valueOf(decimal(node, 0, 1));
    }

    static double decimal(YamlNode node, double least, double most) {
        String text = node.isText() ? node.text() : "";
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, with what was expected
        }
        node.problem("expected a number from " + least + " to " + most + ", found '" + text + "'");
        return least;
    }
}
