package creditbank.cli.registry;

import creditbank.cli.HomeOptions;
import creditbank.recognise.act.PanelCase;
import creditbank.recognise.act.PanelCases;
import creditbank.run.centre.Centre;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;

/** Lists what is open. */
@Command(
        name = "list",
        description = "Lists the disputes and applications that are open, oldest first.",
        mixinStandardHelpOptions = true)
final class PanelListCommand implements Callable<Integer> {
    private static final int MOST = 1000;

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            List<PanelCase> open = PanelCases.open(connection, MOST);
            spec.commandLine().getOut().println(options.json() ? json(open) : text(open));
        }
        return 0;
    }

    private static String text(List<PanelCase> open) {
        return open.isEmpty()
                ? "nothing waits for a panel"
                : open.stream().map(PanelListCommand::line).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(PanelCase one) {
        return "case " + one.act() + ", learner " + one.learnerId() + ": "
                + (one.isDispute() ? "record " + one.recordId() + " is disputed" : "applies for " + one.programme())
                + (one.seated() == 0 ? ", without a panel" : ", its panel has not decided");
    }

    private static String json(List<PanelCase> open) {
        ArrayNode cases = ActJson.JSON.createArrayNode();
        open.forEach(one -> cases.addObject()
                .put("case", one.act())
                .put("learner", one.learnerId())
                .put("record", one.recordId())
                .put("programme", one.programme())
                .put("seated", one.seated() != 0));
        return ActJson.JSON.writeValueAsString(ActJson.JSON.createObjectNode().set("cases", cases));
    }
}
