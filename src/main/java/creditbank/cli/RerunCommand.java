package creditbank.cli;

import creditbank.batch.Batches;
import creditbank.batch.CauseClass;
import creditbank.batch.undo.Undoings;
import creditbank.cli.report.Again;
import creditbank.cli.report.Asking;
import creditbank.cli.report.NightJson;
import creditbank.cli.report.NightText;
import creditbank.cli.report.ProgressLines;
import creditbank.cli.report.RepetitionText;
import creditbank.cli.report.ReplayText;
import creditbank.cli.runs.DoneText;
import creditbank.cli.undo.UndoText;
import creditbank.run.Bank;
import creditbank.run.NightReport;
import creditbank.run.RunReport;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import creditbank.run.inbox.Done;
import creditbank.run.inbox.Inbox;
import creditbank.run.replay.Repetition;
import creditbank.run.replay.RepetitionReport;
import creditbank.run.replay.Replay;
import creditbank.run.replay.ReplayReport;
import creditbank.run.source.Source;
import creditbank.run.undo.UndoReport;
import creditbank.run.undo.UndoRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes on with a run that failed. */
@Command(
        name = "rerun",
        description = "Goes on with a failed run where it stopped, and brings back one that was taken back.",
        mixinStandardHelpOptions = true)
final class RerunCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "The run's number, as nightly and runs print it.")
    private @Nullable Long number;

    @Option(
            names = "--as-it-was",
            description =
                    "Repeats a past run with its delivery, mapping and model on the bank as it was before it, says whether"
                            + " it comes to the same content digest, and changes nothing.")
    private boolean asItWas;

    @Option(
            names = "--with-current",
            description =
                    "Repeats a past run's delivery with today's mapping, rules and model, in a sealed batch of its"
                            + " own. Shows first what would change, and asks.")
    private boolean withCurrent;

    @Option(
            names = "--cause",
            paramLabel = "CLASS",
            description = "Instead of one run all that failed of this cause, as failures lists it; a source's up to the"
                    + " first that fails again.")
    private @Nullable String cause;

    @Option(
            names = "--preview",
            description = "With --with-current, and for a run that was taken back: shows what would change, and changes"
                    + " nothing.")
    private boolean preview;

    @Option(names = "--yes", description = "With --with-current, and for a run that was taken back: does not ask.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        check();
        if (cause != null) {
            return rerunAll(kind(cause));
        }
        long run = Objects.requireNonNull(number);
        if (asItWas) {
            return replay(run);
        }
        return withCurrent ? repeat(run) : rerun(run);
    }

    private void check() {
        if ((number == null) == (cause == null)) {
            throw wrong("expected either a RUN or --cause");
        }
        if (asItWas && withCurrent) {
            throw wrong("--as-it-was and --with-current: expected one of them");
        }
        if ((preview || yes) && (asItWas || cause != null)) {
            throw wrong("--preview and --yes do not belong to " + (asItWas ? "--as-it-was" : "--cause")
                    + ", which takes nothing back");
        }
        if (preview && yes) {
            throw wrong("--preview and --yes: expected one of them");
        }
    }

    private CauseClass kind(String name) {
        return Arrays.stream(CauseClass.values())
                .filter(kind -> kind.text().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong("--cause " + name + ": expected one of "
                        + Arrays.stream(CauseClass.values())
                                .map(CauseClass::text)
                                .toList()));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int rerunAll(CauseClass kind) throws Exception {
        List<Source> sources = options.sources();
        Progress progress = new ProgressLines(spec.commandLine().getErr());
        try (Bank bank = Bank.open(options.centre())) {
            List<Done> done = new Inbox(bank.centre(), bank.runs(), sources).rerun(kind, progress);
            boolean exported = done.isEmpty()
                    || bank.night().finish(options.today(), List.of(), progress).good();
            Again again = Again.rerun(options.shell());
            print(options.json() ? DoneText.json(done, again) + "\n" : DoneText.of(done, again));
            return exported && done.stream().allMatch(Done::good) ? 0 : Main.FAILED;
        }
    }

    private int replay(long run) throws Exception {
        try (Centre centre = options.centre()) {
            ReplayReport report = new Replay(centre).asItWas(run);
            spec.commandLine().getOut().println(options.json() ? ReplayText.json(report) : ReplayText.of(report));
            return report.same() ? 0 : Main.FAILED;
        }
    }

    private int repeat(long run) throws Exception {
        List<Source> sources = options.sources();
        try (Centre centre = options.centre()) {
            Repetition repetition = new Repetition(centre, sources);
            RepetitionReport report = yes ? repetition.apply(run) : repetition.preview(run);
            if (!yes && !preview) {
                if (!Asking.yes(spec, RepetitionText.of(report, options.shell()))) {
                    return 0;
                }
                report = repetition.apply(run);
            }
            print((options.json() ? RepetitionText.json(report) : RepetitionText.of(report, options.shell())) + "\n");
            return 0;
        }
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    private int rerun(long run) throws Exception {
        List<Source> sources = options.sources();
        Progress progress = new ProgressLines(spec.commandLine().getErr());
        Centre centre = options.centre();
        Optional<Long> undone = undone(centre, run);
        if (undone.isPresent()) {
            try (centre) {
                return bringBack(new UndoRun(centre, sources, options.today()), undone.get());
            }
        }
        if (preview) {
            centre.close();
            throw wrong("--preview: run " + run + " was not taken back, and goes on where it stopped");
        }
        try (Bank bank = Bank.open(centre)) {
            RunReport again = bank.runs().rerun(run, sources, progress);
            LocalDate date = again.batch() == null
                    ? LocalDate.now(Clock.system(ZoneOffset.UTC))
                    : again.batch().handle().date();
            NightReport report = bank.night().finish(date, List.of(again), progress);
            Again rerun = Again.rerun(options.shell());
            print(
                    options.json()
                            ? NightJson.document(report, rerun, null)
                            : NightText.of(report, options.shell(), rerun, ""));
            return report.good() ? 0 : Main.FAILED;
        }
    }

    private int bringBack(UndoRun undo, long batch) throws Exception {
        UndoReport report = yes ? undo.apply(batch, true) : undo.preview(batch, true);
        if (!yes && !preview) {
            if (!Asking.yes(spec, UndoText.of(report, options.shell()))) {
                return 0;
            }
            report = undo.apply(batch, true);
        }
        print((options.json() ? UndoText.json(report) : UndoText.of(report, options.shell())) + "\n");
        return 0;
    }

    /** The run's batch, where it was taken back. */
    private Optional<Long> undone(Centre centre, long run) throws SQLException {
        try (Connection connection = centre.database().getConnection()) {
            Optional<Long> batch =
                    Batches.ofRun(connection, run).map(found -> found.handle().id());
            return batch.isPresent()
                            && Undoings.undoneBy(connection, batch.get()).isPresent()
                    ? batch
                    : Optional.empty();
        }
    }
}
