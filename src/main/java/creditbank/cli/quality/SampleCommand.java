package creditbank.cli.quality;

import creditbank.cli.HomeOptions;
import creditbank.cli.registry.Acting;
import creditbank.recognise.registry.Sampling;
import creditbank.recognise.sample.Purpose;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws a sample. */
@Command(
        name = "sample",
        description =
                "Draws records at random for an audit, by a seed that follows from the ledger's checkpoint and the sample's"
                        + " number, so that nobody chooses them and anybody can draw them again. In a sealed batch.",
        mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Mixin
    private Acting acting = new Acting();

    @Option(names = "--size", paramLabel = "N", required = true, description = "How many records.")
    private int size;

    @Option(names = "--source", paramLabel = "S", description = "Only records with a claim of this source.")
    private String source = "";

    @Option(
            names = "--purpose",
            paramLabel = "P",
            defaultValue = "inside",
            description = "Who audits, one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Purpose purpose = Purpose.INSIDE;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Sampling.Order order = new Sampling.Order(size, purpose, source);
        acting.act(options, spec.commandLine().getOut(), (run, centre) -> run.sample(order));
        return 0;
    }
}
