package creditbank.cli.review;

import creditbank.cli.HomeOptions;
import creditbank.cli.records.Saying;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a decision back. */
@Command(
        name = "undo",
        description = "Takes a decision back: learners, or records, become what they are without it, at once.",
        mixinStandardHelpOptions = true)
final class UndoCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Mixin
    private Deciding deciding = new Deciding();

    @Parameters(
            paramLabel = "DECISION",
            description = "The decision's number, as link, apart and decisions print it: 12, or c12 about records.")
    private String decision = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String by = deciding.by();
        if (!decision.matches("c?[0-9]{1,18}")) {
            throw new IllegalArgumentException("decision '" + decision + "': expected a number such as 12, or c12");
        }
        if (decision.startsWith("c")) {
            long number = Long.parseLong(decision.substring(1));
            return Saying.act(
                    options, spec.commandLine().getOut(), run -> run.undo(number, by), "undone: decision", id -> "");
        }
        long number = Long.parseLong(decision);
        return Deciding.act(options, spec.commandLine().getOut(), run -> run.undo(number, by));
    }
}
