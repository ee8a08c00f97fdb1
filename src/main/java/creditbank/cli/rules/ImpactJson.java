package creditbank.cli.rules;

import creditbank.batch.Batch;
import creditbank.recognise.Impact;
import creditbank.recognise.Impact.Change;
import creditbank.run.rules.RulesReport;
import java.util.Locale;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What rules do, as a JSON document; credits are whole hundredths, in keys that say so. */
final class ImpactJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ImpactJson() {}

    static String of(Impact impact) {
        return JSON.writeValueAsString(node(impact));
    }

    static String of(RulesReport report) {
        ObjectNode root = node(report.impact());
        Batch batch = report.batch();
        if (batch != null) {
            root.putObject("batch")
                    .put("batch", batch.handle().id())
                    .put("run", batch.run())
                    .put("source", batch.handle().source())
                    .put("state", batch.state().text());
        }
        return JSON.writeValueAsString(root);
    }

    private static ObjectNode node(Impact impact) {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("records")
                .put("gaining", impact.gaining())
                .put("losing", impact.losing())
                .put("restated", impact.restated())
                .put("unchanged", impact.unchanged());
        ObjectNode kinds = root.putObject("kinds");
        new TreeMap<>(impact.byKind())
                .forEach((kind, change) -> put(kinds.putObject(kind.name().toLowerCase(Locale.ROOT)), change));
        Impact.Learners learners = impact.learners();
        ObjectNode people = root.putObject("learners")
                .put("gaining", learners.gaining())
                .put("gainedHundredths", learners.gained())
                .put("losing", learners.losing())
                .put("lostHundredths", learners.lost());
        put(people, learners.total());
        ArrayNode most = people.putArray("most");
        learners.most().forEach(stake -> put(most.addObject().put("learner", stake.learnerId()), stake.credits()));
        return root;
    }

    private static void put(ObjectNode node, Change change) {
        node.put("beforeHundredths", change.before()).put("afterHundredths", change.after());
    }
}
