package creditbank.cli.review;

import creditbank.cli.HomeOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a decision back. */
@Command(
        name = "undo",
        description = "Takes a decision back: learners become what they are without it, at once.",
        mixinStandardHelpOptions = true)
final class UndoCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Mixin
    private Deciding deciding = new Deciding();

    @Parameters(paramLabel = "DECISION", description = "The decision's number, as link, apart and decisions print it.")
    private long decision;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String by = deciding.by();
        return Deciding.act(options, spec.commandLine().getOut(), run -> run.undo(decision, by));
    }
}
