package creditbank.cli.review;

import creditbank.cli.HomeOptions;
import creditbank.cli.records.BlindDoubtText;
import creditbank.cli.records.DoubtText;
import creditbank.credit.same.ClaimPair;
import creditbank.resolve.Pair;
import creditbank.resolve.force.MatchModels;
import creditbank.resolve.match.Matching;
import creditbank.review.Item;
import creditbank.review.Items;
import creditbank.run.centre.Centre;
import creditbank.run.source.Sources;
import java.sql.Connection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one pair with everything that speaks for and against it. */
@Command(
        name = "show",
        description =
                "Shows one pair: what both sides say, their records, what would change, and the weight comparison by"
                        + " comparison.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Parameters(
            paramLabel = "PAIR",
            description = "Two identity numbers, such as 12-345, or of two records a claim each: c12-c345.")
    private String pair = "";

    @Option(
            names = "--blind",
            description =
                    "Of records: only what both sides say, not who says it, how the program compares, or what others decided.")
    private boolean blind;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (ClaimPair.isMeant(pair)) {
            return records(ClaimPair.parse(pair));
        }
        if (blind) {
            throw new ParameterException(
                    spec.commandLine(), "--blind: expected a pair of records, such as c12-c345, found " + pair);
        }
        Pair asked = Pair.parse(pair);
        var learners = Sources.learners(options.root());
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            Item item = Items.of(
                    connection, asked, new Matching(MatchModels.inForce(connection, learners), centre.vault()));
            connection.rollback();
            spec.commandLine()
                    .getOut()
                    .println(options.json() ? ReviewJson.item(item) : ItemText.of(item, options.shell()));
        }
        return 0;
    }

    private int records(ClaimPair asked) throws Exception {
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            spec.commandLine()
                    .getOut()
                    .println(
                            blind
                                    ? BlindDoubtText.pair(connection, asked, options)
                                    : DoubtText.pair(connection, asked, options));
        }
        return 0;
    }
}
