package creditbank.cli.credits;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How records became credits. */
@Command(
        name = "credits",
        description = "Explains how a record became credits, and writes all worksheets for others to recompute.",
        mixinStandardHelpOptions = true,
        subcommands = {ExplainCommand.class, WorksheetsCommand.class})
public final class CreditsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected one of explain, worksheets");
    }
}
