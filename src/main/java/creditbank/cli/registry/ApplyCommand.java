package creditbank.cli.registry;

import creditbank.cli.HomeOptions;
import creditbank.recognise.act.ActType;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Applies for the certificate of a programme. */
@Command(
        name = "apply",
        description =
                "Judges a learner's application for a programme's certificate: ends in a certificate, in a refusal with"
                        + " reasons (and code 1), or waits for a panel where the programme wants one. In a sealed batch.",
        mixinStandardHelpOptions = true)
public final class ApplyCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Mixin
    private Acting acting = new Acting();

    @Parameters(paramLabel = "LEARNER", description = "The learner's number, as in the exports.")
    private long learner;

    @Option(
            names = "--programme",
            paramLabel = "P",
            required = true,
            description = "A programme's id, or id and version.")
    private String programme = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var report = acting.act(options, spec.commandLine().getOut(), (run, centre) -> run.apply(learner, programme));
        return report.act().type() == ActType.DECLINED ? 1 : 0;
    }
}
