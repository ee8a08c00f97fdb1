package creditbank.cli.registry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Panels and what they decide. */
@Command(
        name = "panel",
        description = "Lists what waits for a panel, seats panels, and keeps what they decide.",
        mixinStandardHelpOptions = true,
        subcommands = {PanelListCommand.class, PanelCreateCommand.class, PanelDecideCommand.class})
public final class PanelCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected one of list, create, decide");
    }
}
