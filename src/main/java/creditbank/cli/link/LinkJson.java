package creditbank.cli.link;

import creditbank.resolve.block.RuleReport;
import creditbank.resolve.engine.Explanation;
import creditbank.resolve.engine.LinkReport;
import creditbank.resolve.engine.Linked;
import creditbank.resolve.model.Comparison;
import creditbank.resolve.score.Thresholds;
import creditbank.resolve.score.Weights;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A run of {@code link} as one JSON document. */
final class LinkJson {
    private LinkJson() {}

    static String of(Linked linked, List<Explanation> explanations) {
        JsonMapper mapper = JsonMapper.builder().build();
        LinkReport report = linked.report();
        ObjectNode root = mapper.createObjectNode().put("model", linked.model().name());
        report.counts().forEach(root::put);
        Thresholds thresholds = report.thresholds();
        root.putObject("estimated")
                .put("precision", thresholds.precision())
                .put("recall", thresholds.recall())
                .put("f1", thresholds.f1())
                .put("missedByKeys", report.missed());
        root.putObject("thresholds")
                .put("link", thresholds.link())
                .put("linkProbability", Weights.probability(thresholds.link()))
                .put("review", thresholds.review())
                .put("reviewProbability", Weights.probability(thresholds.review()));
        root.put("prior", report.prior());
        ArrayNode keys = root.putArray("keys");
        report.rules().forEach(rule -> key(keys.addObject(), rule));
        ObjectNode refused = root.putObject("refusedLinks");
        report.refused().forEach((reason, count) -> refused.put(reason.name().toLowerCase(Locale.ROOT), count));
        levels(root.putObject("levels"), linked);
        ObjectNode seconds = root.putObject("seconds");
        report.seconds().forEach(seconds::put);
        ArrayNode notes = root.putArray("notes");
        report.notes().forEach(notes::add);
        explanations.forEach(explanation -> explanation(root.putObject("explanation"), explanation));
        return mapper.writeValueAsString(root);
    }

    private static void key(ObjectNode node, RuleReport rule) {
        node.put("key", rule.rule())
                .put("blocks", rule.blocks())
                .put("pairs", rule.pairs())
                .put("hotKeys", rule.hotKeys())
                .put("pairsNotExamined", rule.unexamined());
    }

    private static void levels(ObjectNode node, Linked linked) {
        List<Comparison> comparisons = linked.model().comparisons();
        for (int k = 0; k < comparisons.size(); k++) {
            ArrayNode levels = node.putArray(comparisons.get(k).name());
            for (int i = 0; i < comparisons.get(k).outcomes(); i++) {
                levels.addObject()
                        .put("level", comparisons.get(k).outcome(i))
                        .put("m", linked.parameters().m(k, i))
                        .put("u", linked.parameters().u(k, i));
            }
        }
    }

    private static void explanation(ObjectNode node, Explanation explanation) {
        node.put("prior", explanation.prior());
        ArrayNode steps = node.putArray("comparisons");
        for (Explanation.Step step : explanation.steps()) {
            steps.addObject()
                    .put("comparison", step.comparison())
                    .put("outcome", step.outcome())
                    .put("left", step.left())
                    .put("right", step.right())
                    .put("bits", step.bits());
        }
        node.put("relatives", explanation.relatives())
                .put("weight", explanation.weight())
                .put("probability", explanation.probability())
                .put("zone", explanation.zone())
                .put("together", explanation.together());
    }
}
