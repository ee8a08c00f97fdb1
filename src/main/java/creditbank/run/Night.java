package creditbank.run;

import creditbank.batch.CauseClass;
import creditbank.batch.Failure;
import creditbank.credit.BankDigest;
import creditbank.export.ExportResult;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Lap;
import creditbank.run.centre.Progress;
import creditbank.run.centre.StoreException;
import creditbank.run.failure.Causes;
import creditbank.run.failure.Diagnosis;
import creditbank.run.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** All runs of one business date, and the export after them. */
public final class Night {
    private final Centre centre;
    private final Runs runs;

    public Night(Centre centre, Runs runs) {
        this.centre = centre;
        this.runs = runs;
    }

    /** Runs these sources, a few at a time, and exports; one that fails does not keep the others. */
    public NightReport run(LocalDate date, List<Source> sources, Progress progress) throws InterruptedException {
        Lap.Running all = Lap.begin("runs");
        List<RunReport> reports = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(Runs.AT_ONCE)) {
            List<Future<RunReport>> started = sources.stream()
                    .map(source -> executor.submit(() -> runs.nightly(source, date, progress)))
                    .toList();
            for (int i = 0; i < started.size(); i++) {
                reports.add(result(sources.get(i), started.get(i)));
            }
        }
        Lap ran = all.end();
        return finish(date, reports, progress).after(ran);
    }

    /** Seals what waits, exports, and reports. */
    public NightReport finish(LocalDate date, List<RunReport> reports, Progress progress) {
        progress.say("export", "exporting");
        Lap.Running exporting = Lap.begin("export");
        ExportResult export = null;
        String cause = "";
        try {
            export = publish();
        } catch (IOException | SQLException | RuntimeException e) {
            cause = Causes.sentence(e);
        }
        return new NightReport(date, reports, standing(), export, cause, List.of(exporting.end()));
    }

    /** What the bank is now; null where the database is gone, which must not keep from the runs' reports. */
    private NightReport.@Nullable Standing standing() {
        try (Connection connection = centre.database().getConnection()) {
            BankDigest.Size size = BankDigest.size(connection);
            return new NightReport.Standing(size.learners(), size.records(), centre.ledger());
        } catch (IOException e) {
            throw new UncheckedIOException("reading the checkpoint", e);
        } catch (SQLException | RuntimeException e) {
            if (Diagnosis.of(e) == CauseClass.CONNECTION) {
                return null;
            }
            throw e instanceof SQLException refused ? new StoreException(refused) : (RuntimeException) e;
        }
    }

    /** Once more where the database went away meanwhile and is there again; what was published is not published twice. */
    private ExportResult publish() throws IOException, SQLException {
        try {
            return centre.publish();
        } catch (SQLException | RuntimeException e) {
            if (Diagnosis.of(e) != CauseClass.CONNECTION || !centre.reach()) {
                throw e;
            }
            return centre.publish();
        }
    }

    private static RunReport result(Source source, Future<RunReport> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return RunReport.none(
                    source, RunLine.FAILED, new Failure("start", Causes.sentence(cause), Diagnosis.of(cause)));
        }
    }
}
