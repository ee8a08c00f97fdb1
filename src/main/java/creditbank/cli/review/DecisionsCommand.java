package creditbank.cli.review;

import creditbank.cli.HomeOptions;
import creditbank.cli.records.DoubtText;
import creditbank.credit.same.SameDecision;
import creditbank.credit.same.SameDecisions;
import creditbank.resolve.Decision;
import creditbank.resolve.Decisions;
import creditbank.run.centre.Centre;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what people decided. */
@Command(name = "decisions", description = "Lists the latest decisions, newest first.", mixinStandardHelpOptions = true)
final class DecisionsCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int most = 20;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            List<Decision> decisions = Decisions.latest(connection, most);
            List<SameDecision> ofRecords = SameDecisions.latest(connection, most);
            if (options.json()) {
                spec.commandLine().getOut().println(ReviewJson.decisions(decisions, ofRecords));
            } else {
                spec.commandLine().getOut().println(QueueText.decisions(decisions));
                ofRecords.forEach(decision -> spec.commandLine().getOut().println(DoubtText.state(decision)));
            }
        }
        return 0;
    }
}
