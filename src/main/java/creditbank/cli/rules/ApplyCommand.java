package creditbank.cli.rules;

import creditbank.batch.Batch;
import creditbank.cli.HomeOptions;
import creditbank.cli.report.Asking;
import creditbank.recognise.Impact;
import creditbank.run.centre.Centre;
import creditbank.run.rules.RulesReport;
import creditbank.run.rules.RulesRun;
import creditbank.run.source.Sources;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts the rules in force for what is in the bank. */
@Command(
        name = "apply",
        description =
                "Converts every record of the bank anew by the rules in mappings/rules, where they say otherwise than its"
                        + " worksheet, in a sealed batch; worksheets before it are kept. Shows first who gains and who"
                        + " loses, and asks.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var rules = Sources.rules(options.root());
        try (Centre centre = options.centre()) {
            RulesRun run = new RulesRun(centre, rules, options.today());
            if (!yes) {
                Impact impact = run.preview();
                if (impact.changes() && !Asking.yes(spec, ImpactText.of(impact))) {
                    return 0;
                }
            }
            RulesReport report = run.apply();
            PrintWriter out = spec.commandLine().getOut();
            out.println(options.json() ? ImpactJson.of(report) : ImpactText.of(report.impact()) + kept(report.batch()));
        }
        return 0;
    }

    private static String kept(@Nullable Batch batch) {
        return batch == null
                ? "No worksheet changes, so nothing was kept."
                : "batch " + batch.handle().id() + " of " + batch.handle().source() + " is "
                        + batch.state().text();
    }
}
