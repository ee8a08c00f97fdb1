package creditbank.cli.review;

import creditbank.cli.HomeOptions;
import creditbank.run.review.ReviewRun;
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
        return Deciding.act(options, spec.commandLine().getOut(), ReviewRun::apply);
    }
}
