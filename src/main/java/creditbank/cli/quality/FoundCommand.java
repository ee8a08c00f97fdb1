package creditbank.cli.quality;

import creditbank.cli.HomeOptions;
import creditbank.cli.registry.Acting;
import creditbank.outcome.GivenReason;
import creditbank.recognise.sample.Verdict;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps what an audit found. */
@Command(
        name = "found",
        description = "Keeps what an audit has found of a record of a sample. In a sealed batch.",
        mixinStandardHelpOptions = true)
final class FoundCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Mixin
    private Acting acting = new Acting();

    @Parameters(index = "0", paramLabel = "SAMPLE", description = "The sample's number, from 1.")
    private int sample;

    @Parameters(index = "1", paramLabel = "RECORD", description = "The record's number.")
    private long record;

    @Option(names = "--verdict", paramLabel = "V", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private Verdict verdict = Verdict.UNCLEAR;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why; shown with the record, so it must name no person.")
    private String reason = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String why = GivenReason.checked(reason);
        acting.act(options, spec.commandLine().getOut(), (run, centre) -> run.found(sample, record, verdict, why));
        return 0;
    }
}
