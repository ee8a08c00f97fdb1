package creditbank.cli.records;

import creditbank.cli.HomeOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a correction back. */
@Command(
        name = "restore",
        description = "Takes a correction back: the record shows what senders say again, at once.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Mixin
    private Saying saying = new Saying();

    @Parameters(paramLabel = "CORRECTION", description = "The correction's number, as correct and show print it.")
    private long correction;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String by = saying.by();
        return Saying.act(
                options,
                spec.commandLine().getOut(),
                run -> run.restore(correction, by),
                "taken back: correction",
                id -> "");
    }
}
