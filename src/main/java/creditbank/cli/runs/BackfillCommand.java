package creditbank.cli.runs;

import creditbank.cli.HomeOptions;
import creditbank.cli.report.Again;
import creditbank.cli.report.Asking;
import creditbank.cli.report.ProgressLines;
import creditbank.run.Bank;
import creditbank.run.centre.Progress;
import creditbank.run.inbox.Backfill;
import creditbank.run.inbox.Done;
import creditbank.run.source.Source;
import creditbank.run.source.Sources;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the business dates that sources are missing. */
@Command(
        name = "backfill",
        description = "Runs the business dates of a range that sources are missing, by date within a source; what has"
                + " completed is never run again. Shows first which, and asks.",
        mixinStandardHelpOptions = true)
public final class BackfillCommand implements Callable<Integer> {
    private static final int MOST = 4;

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(names = "--from", paramLabel = "DATE", required = true, description = "The first date.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", paramLabel = "DATE", required = true, description = "The last date.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Only this source; may be given several times (default: every source).")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many sources run at once, at most 4 (default: ${DEFAULT-VALUE}).")
    private int parallel = 1;

    @Option(names = "--preview", description = "Shows which dates would be run, and runs none.")
    private boolean preview;

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<Source> sources = chosen();
        check();
        Progress progress = new ProgressLines(spec.commandLine().getErr());
        try (Bank bank = Bank.open(options.centre())) {
            Backfill backfill = new Backfill(bank.centre(), bank.runs());
            if (!yes) {
                Map<Source, List<LocalDate>> missing = backfill.missing(from, to, sources);
                if (preview) {
                    print(options.json() ? DoneText.wouldJson(missing) + "\n" : DoneText.would(missing));
                    return 0;
                }
                if (!missing.isEmpty()
                        && !Asking.yes(spec, DoneText.would(missing).stripTrailing())) {
                    return 0;
                }
            }
            List<Done> done = backfill.run(from, to, sources, parallel, progress);
            boolean exported = done.isEmpty()
                    || bank.night().finish(to, List.of(), progress).good();
            Again again = Again.rerun(options.shell());
            print(options.json() ? DoneText.json(done, again) + "\n" : DoneText.of(done, again));
            return exported && done.stream().allMatch(Done::good) ? 0 : 1;
        }
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    private void check() {
        if (preview && yes) {
            throw wrong("--preview and --yes: expected one of them");
        }
        if (to.isBefore(from)) {
            throw wrong("--to " + to + ": expected " + from + " or later");
        }
        if (to.isAfter(options.today())) {
            throw wrong("--to " + to + ": expected today, " + options.today() + ", or earlier");
        }
        if (parallel < 1 || parallel > MOST) {
            throw wrong("--parallel " + parallel + ": expected 1 to " + MOST);
        }
    }

    private List<Source> chosen() throws Exception {
        List<Source> all = Sources.load(options.root());
        for (String name : names) {
            if (all.stream().noneMatch(source -> source.name().equals(name))) {
                throw wrong("--source " + name + ": expected one of "
                        + all.stream().map(Source::name).toList());
            }
        }
        return names.isEmpty()
                ? all
                : all.stream().filter(source -> names.contains(source.name())).toList();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
