package creditbank.cli.credits;

import creditbank.cli.HomeOptions;
import creditbank.recognise.Explanation;
import creditbank.recognise.Explanations;
import creditbank.recognise.Worksheet;
import creditbank.recognise.registry.Dispute;
import creditbank.recognise.registry.Disputes;
import creditbank.run.centre.Centre;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the worksheet of one record and recomputes it. */
@Command(
        name = "explain",
        description =
                "Prints by which rule and how a record became credits, and recomputes it by the words of the rule that were"
                        + " kept; ends with 1 where that comes to something else.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
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
            connection.setAutoCommit(false);
            Explanation explanation = Explanations.of(connection, record)
                    .orElseThrow(() -> new IllegalArgumentException("there is no record " + record));
            List<Dispute> disputes = Disputes.of(connection, record);
            connection.rollback();
            spec.commandLine()
                    .getOut()
                    .println(
                            options.json()
                                    ? ExplainJson.of(explanation, disputes)
                                    : ExplainText.of(explanation) + DisputeText.of(disputes));
            return explanation.worksheets().stream().allMatch(Worksheet::agrees) ? 0 : 1;
        }
    }
}
