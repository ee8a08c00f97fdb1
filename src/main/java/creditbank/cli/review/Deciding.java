package creditbank.cli.review;

import creditbank.cli.HomeOptions;
import creditbank.cli.records.Saying;
import creditbank.credit.same.ClaimPair;
import creditbank.resolve.Pair;
import creditbank.run.centre.Centre;
import creditbank.run.review.ReviewReport;
import creditbank.run.review.ReviewRun;
import creditbank.run.source.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command needs that changes something. */
final class Deciding {
    @Option(
            names = "--by",
            paramLabel = "WHO",
            defaultValue = "${sys:user.name}",
            description = "Who decides; kept with the decision (default: ${DEFAULT-VALUE}).")
    private String by = "";

    /** What link and apart need. */
    static final class Pairwise {
        @Mixin
        private Deciding deciding = new Deciding();

        @Option(
                names = "--blind",
                description = "Counts only when somebody else, who is not shown this, says the same with --blind.")
        private boolean blind;

        int decide(HomeOptions options, PrintWriter out, Pair pair, boolean together) throws IOException, SQLException {
            String by = deciding.by();
            return act(options, out, run -> blind ? run.say(pair, together, by) : run.decide(pair, together, by));
        }

        int decide(HomeOptions options, PrintWriter out, ClaimPair pair, boolean together)
                throws IOException, SQLException {
            String by = deciding.by();
            if (blind) {
                throw new IllegalArgumentException(
                        "--blind: expected a pair of identities; records are decided openly");
            }
            return Saying.act(
                    options,
                    out,
                    run -> run.decide(pair, together, by),
                    (together ? "link " : "apart ") + pair + ", decision",
                    id -> "review undo c" + id);
        }
    }

    /** What a command does. */
    @FunctionalInterface
    interface Act {
        ReviewReport on(ReviewRun run) throws IOException, SQLException;
    }

    /** Who decides. */
    String by() {
        if (!by.matches("[^\\p{Cntrl}]{1,100}") || by.isBlank()) {
            throw new IllegalArgumentException("--by: expected a name of at most 100 characters");
        }
        return by;
    }

    /** Acts, and prints what became of it. */
    static int act(HomeOptions options, PrintWriter out, Act act) throws IOException, SQLException {
        var learners = Sources.learners(options.root());
        var rules = Sources.rules(options.root());
        try (Centre centre = options.centre()) {
            ReviewReport report = act.on(new ReviewRun(centre, centre.inForce(learners), rules, options.today()));
            out.println(options.json() ? ReviewJson.report(report) : ReportText.of(report, options.shell()));
        }
        return 0;
    }
}
