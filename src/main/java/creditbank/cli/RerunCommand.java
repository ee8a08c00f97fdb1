package creditbank.cli;

import creditbank.batch.Batches;
import creditbank.batch.undo.Undoings;
import creditbank.cli.report.Again;
import creditbank.cli.report.NightJson;
import creditbank.cli.report.NightText;
import creditbank.cli.report.ProgressLines;
import creditbank.cli.report.ReplayText;
import creditbank.cli.undo.UndoText;
import creditbank.run.Bank;
import creditbank.run.NightReport;
import creditbank.run.RunReport;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Parameters(paramLabel = "RUN", description = "The run's number, as nightly and runs print it.")
    private long run;

    @Option(
            names = "--as-it-was",
            description =
                    "Repeats a past run with its delivery, mapping and model on the bank as it was before it, says whether"
                            + " it comes to the same content digest, and changes nothing.")
    private boolean asItWas;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (asItWas) {
            try (Centre centre = options.centre()) {
                ReplayReport report = new Replay(centre).asItWas(run);
                spec.commandLine().getOut().println(options.json() ? ReplayText.json(report) : ReplayText.of(report));
                return report.same() ? 0 : Main.FAILED;
            }
        }
        List<Source> sources = options.sources();
        Progress progress = new ProgressLines(spec.commandLine().getErr());
        Centre centre = options.centre();
        Optional<Long> undone = undone(centre);
        if (undone.isPresent()) {
            try (centre) {
                UndoReport report = new UndoRun(centre, sources, options.today()).apply(undone.get(), true);
                spec.commandLine()
                        .getOut()
                        .println(options.json() ? UndoText.json(report) : UndoText.of(report, options.shell()));
            }
            return 0;
        }
        try (Bank bank = Bank.open(centre)) {
            RunReport again = bank.runs().rerun(run, sources, progress);
            LocalDate date = again.batch() == null
                    ? LocalDate.now(Clock.system(ZoneOffset.UTC))
                    : again.batch().handle().date();
            NightReport report = bank.night().finish(date, List.of(again), progress);
            Again rerun = Again.rerun(options.shell());
            spec.commandLine()
                    .getOut()
                    .print(
                            options.json()
                                    ? NightJson.document(report, rerun, null)
                                    : NightText.of(report, options.shell(), rerun, ""));
            spec.commandLine().getOut().flush();
            return report.good() ? 0 : Main.FAILED;
        }
    }

    /** The run's batch, where it was taken back. */
    private Optional<Long> undone(Centre centre) throws SQLException {
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
