package creditbank.cli.registry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Disputes of records. */
@Command(
        name = "dispute",
        description = "Disputes a record, and shows the history of its disputes.",
        mixinStandardHelpOptions = true,
        subcommands = {DisputeOpenCommand.class, DisputeShowCommand.class})
public final class DisputeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected one of open, show");
    }
}
