package creditbank.cli.registry;

import creditbank.recognise.act.Act;
import creditbank.run.registry.RegistryReport;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Acts as JSON; each act's body is exactly that which is sealed. */
final class ActJson {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private ActJson() {}

    static String of(RegistryReport report) {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("batch")
                .put("batch", report.batch().handle().id())
                .put("run", report.batch().run())
                .put("source", report.batch().handle().source())
                .put("state", report.batch().state().text());
        root.set("acts", acts(report.acts()));
        ArrayNode problems = root.putArray("problems");
        report.problems()
                .forEach(problem -> problems.addObject()
                        .put("code", problem.code())
                        .put("line", problem.line())
                        .put("message", problem.message()));
        return JSON.writeValueAsString(root);
    }

    static ArrayNode acts(List<Act> acts) {
        ArrayNode array = JSON.createArrayNode();
        acts.forEach(act -> array.addObject()
                .put("act", act.id())
                .put("batch", act.batchId())
                .put("type", act.type().text())
                .set("body", JSON.readTree(act.body())));
        return array;
    }
}
