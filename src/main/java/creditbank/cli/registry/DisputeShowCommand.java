package creditbank.cli.registry;

import creditbank.cli.HomeOptions;
import creditbank.recognise.act.Act;
import creditbank.recognise.registry.Disputes;
import creditbank.run.centre.Centre;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;

/** Shows the disputes of a record. */
@Command(
        name = "show",
        description =
                "Shows each step of each dispute of a record: raised, panels refused and seated, decided. No member of a"
                        + " panel is named.",
        mixinStandardHelpOptions = true)
final class DisputeShowCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Parameters(paramLabel = "RECORD", description = "The record's number, as in the exports.")
    private long record;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            List<Act> steps = new ArrayList<>();
            Disputes.of(connection, record).forEach(dispute -> steps.addAll(dispute.steps()));
            spec.commandLine().getOut().println(options.json() ? json(steps) : text(steps));
        }
        return 0;
    }

    private String text(List<Act> steps) {
        if (steps.isEmpty()) {
            return "record " + record + " was never disputed";
        }
        List<String> lines = new ArrayList<>();
        steps.forEach(step -> lines.addAll(ActText.lines(step)));
        return String.join(System.lineSeparator(), lines);
    }

    private String json(List<Act> steps) {
        ArrayNode acts = ActJson.acts(steps);
        return ActJson.JSON.writeValueAsString(
                ActJson.JSON.createObjectNode().put("record", record).set("steps", acts));
    }
}
