package creditbank.cli.review;

import creditbank.cli.HomeOptions;
import creditbank.credit.same.ClaimPair;
import creditbank.resolve.Pair;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides that a pair is one person. */
@Command(
        name = "link",
        description =
                "Decides that both identities are one learner, or both claims one achievement, and makes them one at once.",
        mixinStandardHelpOptions = true)
final class LinkCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Mixin
    private Deciding.Pairwise deciding = new Deciding.Pairwise();

    @Parameters(
            paramLabel = "PAIR",
            description = "Two identity numbers, such as 12-345, or of two records a claim each: c12-c345.")
    private String pair = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (ClaimPair.isMeant(pair)) {
            return deciding.decide(options, spec.commandLine().getOut(), ClaimPair.parse(pair), true);
        }
        Pair asked = Pair.parse(pair);
        return deciding.decide(options, spec.commandLine().getOut(), asked, true);
    }
}
