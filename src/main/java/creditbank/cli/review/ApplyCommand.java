package creditbank.cli.review;

import creditbank.batch.Batch;
import creditbank.cli.HomeOptions;
import creditbank.run.centre.Centre;
import creditbank.run.review.RecordsRun;
import creditbank.run.review.ReviewRun;
import creditbank.run.source.Sources;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Finishes what an interrupted command has left. */
@Command(
        name = "apply",
        description = "Applies decisions that an interrupted command has left waiting.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        int code = Deciding.act(options, spec.commandLine().getOut(), ReviewRun::apply);
        // What waits of records went along, unless nothing waited of learners.
        var learners = Sources.learners(options.root());
        var rules = Sources.rules(options.root());
        try (Centre centre = options.centre()) {
            Batch batch = new RecordsRun(centre, centre.inForce(learners), rules, options.today())
                    .apply()
                    .batch();
            if (batch != null && !options.json()) {
                spec.commandLine().getOut().println("batch " + batch.handle().id() + " follows what waited of records");
            }
        }
        return code;
    }
}
