package creditbank.cli.registry;

import creditbank.cli.HomeOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Disputes a record. */
@Command(
        name = "open",
        description = "Takes a record out of conversion and redeeming until a panel has decided; it stays visible.",
        mixinStandardHelpOptions = true)
final class DisputeOpenCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Mixin
    private Acting acting = new Acting();

    @Parameters(paramLabel = "RECORD", description = "The record's number, as in the exports.")
    private long record;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why; shown with the dispute, so it must name no person.")
    private String reason = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String why = Acting.reason(reason);
        acting.act(options, spec.commandLine().getOut(), (run, centre) -> run.dispute(record, why));
        return 0;
    }
}
