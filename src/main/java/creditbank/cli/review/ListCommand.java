package creditbank.cli.review;

import creditbank.cli.HomeOptions;
import creditbank.cli.records.BlindDoubtText;
import creditbank.cli.records.DoubtText;
import creditbank.resolve.Decision;
import creditbank.resolve.Decisions;
import creditbank.resolve.force.MatchModels;
import creditbank.review.Doubts;
import creditbank.review.Queue;
import creditbank.review.RecordDoubts;
import creditbank.run.centre.Centre;
import creditbank.run.source.Sources;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the queue's head. */
@Command(
        name = "list",
        description = "Lists doubtful pairs, those first on which most credits hang; one for two learners.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int most = 20;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "learners",
            description = "learners, or records that may be one achievement (default: ${DEFAULT-VALUE}).")
    private String kind = "learners";

    @Option(
            names = "--blind",
            description =
                    "Of records: only what both sides say, not who says it, what hangs on it, or how the program compares.")
    private boolean blind;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (most < 1) {
            throw new ParameterException(spec.commandLine(), "--most " + most + ": expected 1 or more");
        }
        if (!List.of("learners", "records").contains(kind)) {
            throw new ParameterException(spec.commandLine(), "--kind " + kind + ": expected learners or records");
        }
        if (blind && !kind.equals("records")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--blind: expected --kind records; of learners 'review link' and 'review apart' have --blind");
        }
        if (kind.equals("records")) {
            return records();
        }
        var learners = Sources.learners(options.root());
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            Queue queue = Doubts.queue(connection, MatchModels.inForce(connection, learners), most);
            List<Decision> waiting = Decisions.waiting(connection);
            long records = RecordDoubts.count(connection);
            connection.rollback();
            spec.commandLine()
                    .getOut()
                    .println(
                            options.json()
                                    ? ReviewJson.queue(queue, waiting)
                                    : QueueText.of(queue, waiting, options.shell()));
            if (records > 0 && !options.json()) {
                spec.commandLine()
                        .getOut()
                        .println(records + " pairs of records wait too: "
                                + options.shell().line("review list --kind records"));
            }
        }
        return 0;
    }

    private int records() throws Exception {
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            spec.commandLine()
                    .getOut()
                    .println(
                            blind
                                    ? BlindDoubtText.queue(connection, most, options)
                                    : DoubtText.queue(connection, most, options));
        }
        return 0;
    }
}
