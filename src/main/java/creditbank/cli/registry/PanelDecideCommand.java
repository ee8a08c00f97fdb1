package creditbank.cli.registry;

import creditbank.cli.HomeOptions;
import creditbank.outcome.Credits;
import creditbank.recognise.act.ActType;
import creditbank.recognise.act.Outcome;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps what a panel decided. */
@Command(
        name = "decide",
        description =
                "Ends a case as its panel decided: a dispute in withdrawn, revalued or rejected, an application in granted or"
                        + " refused. In a sealed batch.",
        mixinStandardHelpOptions = true)
final class PanelDecideCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Mixin
    private Acting acting = new Acting();

    @Parameters(paramLabel = "CASE", description = "The case's number, as dispute, apply and panel list print it.")
    private long number;

    @Option(names = "--outcome", paramLabel = "O", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private Outcome outcome = Outcome.REJECTED;

    @Option(names = "--credits", paramLabel = "N", description = "The new value of a revalued record, such as 2.50.")
    private @Nullable BigDecimal credits;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why; shown with the decision, so it must name no person.")
    private String reason = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String why = Acting.reason(reason);
        Integer value = hundredths();
        var report = acting.act(
                options, spec.commandLine().getOut(), (run, centre) -> run.decide(number, outcome, value, why));
        return outcome == Outcome.GRANTED && report.act().type() == ActType.DECLINED ? 1 : 0;
    }

    private @Nullable Integer hundredths() {
        BigDecimal value = credits;
        if (value == null) {
            return null;
        }
        BigDecimal hundredths = value.movePointRight(2).stripTrailingZeros();
        if (hundredths.scale() > 0
                || value.signum() < 0
                || hundredths.compareTo(BigDecimal.valueOf(Credits.MOST)) > 0) {
            throw new IllegalArgumentException(
                    "--credits: expected a number from 0 to 999.99 with at most two decimals, found '" + value + "'");
        }
        return hundredths.intValueExact();
    }
}
