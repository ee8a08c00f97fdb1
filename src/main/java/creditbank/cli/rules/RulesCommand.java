package creditbank.cli.rules;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What other recognition rules would do, and putting them in force. */
@Command(
        name = "rules",
        description = "Shows what other recognition rules would do to the bank, and puts the rules in mappings/rules in"
                + " force for what is in it.",
        mixinStandardHelpOptions = true,
        subcommands = {PreviewCommand.class, ApplyCommand.class})
public final class RulesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected one of preview, apply");
    }
}
