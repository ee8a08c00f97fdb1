package creditbank.cli.records;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Single records. */
@Command(
        name = "records",
        description = "Shows what stands behind a record, and takes what people correct in it.",
        mixinStandardHelpOptions = true,
        subcommands = {ShowCommand.class, CorrectCommand.class, RestoreCommand.class, TranscriptCommand.class})
public final class RecordsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected one of show, correct, restore, transcript");
    }
}
