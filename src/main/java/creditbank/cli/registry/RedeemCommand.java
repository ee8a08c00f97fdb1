package creditbank.cli.registry;

import creditbank.cli.HomeOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Spends credits for a programme, or takes that back. */
@Command(
        name = "redeem",
        description =
                "Spends a learner's free credits for a programme, each record once and as a whole; with --undo it takes"
                        + " back what an act has redeemed, and its certificate. In a sealed batch.",
        mixinStandardHelpOptions = true)
public final class RedeemCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Mixin
    private Acting acting = new Acting();

    @Parameters(paramLabel = "LEARNER", arity = "0..1", description = "The learner's number, as in the exports.")
    private @Nullable Long learner;

    @Option(names = "--programme", paramLabel = "P", description = "A programme's id, or id and version.")
    private @Nullable String programme;

    @Option(names = "--record", paramLabel = "R", description = "Only this record; may be repeated.")
    private List<Long> records = new ArrayList<>();

    @Option(names = "--undo", paramLabel = "ACT", description = "The act that is taken back.")
    private @Nullable Long undo;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is taken back.")
    private String reason = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        Long act = undo;
        if (act != null && learner == null && programme == null && records.isEmpty()) {
            String why = Acting.reason(reason);
            acting.act(options, out, (run, centre) -> run.cancel(act, why));
            return 0;
        }
        Long who = learner;
        String what = programme;
        if (who == null || what == null || act != null) {
            throw new ParameterException(
                    spec.commandLine(), "expected LEARNER and --programme, or --undo ACT and --reason alone");
        }
        acting.act(options, out, (run, centre) -> run.redeem(who, what, new HashSet<>(records)));
        return 0;
    }
}
