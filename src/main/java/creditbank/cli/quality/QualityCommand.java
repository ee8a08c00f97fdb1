package creditbank.cli.quality;

import creditbank.cli.HomeOptions;
import creditbank.review.quality.Qualities;
import creditbank.review.quality.Quality;
import creditbank.review.quality.QualityLine;
import creditbank.review.quality.QualityLines;
import creditbank.run.centre.Centre;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints how good the data are. */
@Command(
        name = "quality",
        description =
                "Reports how good the data are that senders report: punctuality, rows, refusals and findings by code, by month,"
                        + " source, provider and province; corrections that senders contradict, disputes and how they ended, what"
                        + " audits found; what waits for people, and on what sources disagree.",
        mixinStandardHelpOptions = true,
        subcommands = {SampleCommand.class, FoundCommand.class})
public final class QualityCommand implements Callable<Integer> {
    private static final int MONTH = 30;

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "The first business date whose rows and findings are counted (default: 30 days ago).")
    private @Nullable LocalDate since;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                LocalDate from = since == null ? options.today().minusDays(MONTH) : since;
                Quality quality = Qualities.of(connection, from);
                List<QualityLine> lines = QualityLines.of(connection, from);
                spec.commandLine()
                        .getOut()
                        .println(options.json() ? QualityJson.of(quality, lines) : QualityText.of(quality, lines));
            } finally {
                connection.rollback();
            }
        }
        return 0;
    }
}
