package creditbank.cli.credits;

import creditbank.recognise.Explanation;
import creditbank.recognise.Worksheet;
import creditbank.recognise.act.Outcome;
import creditbank.recognise.act.PanelCase;
import creditbank.recognise.registry.Dispute;
import creditbank.recognise.rule.Rule;
import creditbank.recognise.rule.Ruling.Converted;
import creditbank.recognise.rule.Ruling.Unconverted;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An explanation as a JSON document; worksheets are exactly those that are sealed. */
final class ExplainJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExplainJson() {}

    static String of(Explanation explanation, List<Dispute> disputes) {
        ObjectNode root = JSON.createObjectNode()
                .put("record", explanation.subject().recordId())
                .put("learner", explanation.subject().learnerId())
                .put("version", explanation.subject().version())
                .put("live", explanation.subject().live());
        Worksheet worksheet = explanation.inForce();
        if (worksheet == null) {
            root.put("reason", reason(explanation));
        } else if (worksheet.converted() != null) {
            root.set("worksheet", JSON.readTree(worksheet.json()));
            authority(root.putObject("authority"), worksheet.converted().by().rule());
            recomputed(root, worksheet);
        }
        ArrayNode earlier = root.putArray("earlier");
        for (Worksheet other : explanation.earlier()) {
            ObjectNode node = earlier.addObject().put("batch", other.batchId());
            node.set("worksheet", JSON.readTree(other.json()));
            recomputed(node, other);
        }
        ArrayNode cases = root.putArray("disputes");
        for (Dispute dispute : disputes) {
            PanelCase subject = dispute.subject();
            ObjectNode node = cases.addObject().put("case", subject.act());
            node.put(
                    "outcome",
                    subject.outcome() == null ? "" : subject.outcome().text());
            if (subject.outcome() == Outcome.REVALUED) {
                node.put("credits", BigDecimal.valueOf(subject.credits(), 2).toPlainString());
            }
        }
        return JSON.writeValueAsString(root);
    }

    private static String reason(Explanation explanation) {
        return switch (explanation.ruling()) {
            case null -> "";
            case Unconverted not -> not.reason().code();
            case Converted any -> "";
        };
    }

    private static void authority(ObjectNode node, Rule rule) {
        node.put("title", rule.authority().title())
                .put("legalBasis", rule.authority().basis())
                .put("approvedBy", rule.authority().body())
                .put("approvedOn", rule.authority().approved().toString());
    }

    private static void recomputed(ObjectNode node, Worksheet worksheet) {
        String again = worksheet.recomputed() instanceof Converted converted
                ? BigDecimal.valueOf(converted.credits(), 2).toPlainString()
                : "";
        node.put("recomputed", again).put("agrees", worksheet.agrees());
    }
}
