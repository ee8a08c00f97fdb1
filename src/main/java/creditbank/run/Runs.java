package creditbank.run;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import creditbank.run.centre.StoreException;
import creditbank.run.source.Source;
import creditbank.run.step.ImportContext;
import creditbank.run.step.ImportJob;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Starts, restarts and reruns sources. Whatever is started holds the source's lock, so an execution that the job repository still calls running when the lock
 * is free has died: only then is it recovered, and its batch's epoch rises before anything is written for it again.
 */
public final class Runs {
    static final String SOURCE = "source";
    private static final String DATE = "date";
    private static final String NUMBER = "number";

    private final Centre centre;
    private final JobRepository repository;
    private final JobOperator operator;
    private final ImportJob imports;
    private final Remains remains;

    public Runs(Centre centre, JobRepository repository, JobOperator operator, PlatformTransactionManager manager) {
        this.centre = centre;
        this.repository = repository;
        this.operator = operator;
        this.imports = new ImportJob(centre, repository, manager);
        this.remains = new Remains(repository, operator);
    }

    /**
     * Runs a source for a business date. What an earlier execution left unfinished is finished first; if that was of the same date, it is the date's run and
     * nothing is pulled again.
     */
    public RunReport nightly(Source source, LocalDate date, Progress progress) {
        return locked(source, () -> {
            for (Batch left : read(connection -> Batches.unfinished(connection, source.name()))) {
                boolean ofDate = left.handle().date().equals(date);
                if (left.deliveryId() == 0 && !ofDate) {
                    abandon(left);
                    continue;
                }
                RunReport report = again(source, left.run(), progress);
                if (ofDate || !report.good()) {
                    return report;
                }
            }
            long number = 1 + read(connection -> Batches.ofDate(connection, source.name(), date));
            JobParameters parameters = new JobParametersBuilder()
                    .addString(SOURCE, source.name())
                    .addString(DATE, date.toString())
                    .addLong(NUMBER, number)
                    .toJobParameters();
            return execute(source, date, parameters, progress);
        });
    }

    /**
     * Goes on with a run where it stopped.
     *
     * @throws IllegalArgumentException if there is no such run
     */
    public RunReport rerun(long run, List<Source> sources, Progress progress) {
        String name = parameters(run).getString(SOURCE);
        Source source = sources.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "run " + run + " is of source '" + name + "', which has no job file"));
        return locked(source, () -> {
            Optional<Batch> batch = read(connection -> Batches.ofRun(connection, run));
            if (batch.isPresent() && batch.get().state().finished()) {
                return report(
                        new ImportContext(source, batch.get().handle().date(), progress),
                        run,
                        batch.get().state().text(),
                        0,
                        "",
                        "");
            }
            if (batch.isPresent() && batch.get().counts() == null) {
                refuseSuperseded(batch.get());
            }
            return again(source, run, progress);
        });
    }

    /** A source's deliveries count in its own order: an older one must not overwrite what a newer one has brought. */
    private void refuseSuperseded(Batch batch) {
        Optional<Long> newer = read(connection -> Batches.creditedAfter(connection, batch.handle()));
        if (newer.isPresent()) {
            throw new IllegalArgumentException(
                    "run " + batch.run() + " is superseded: batch " + newer.get() + " has brought a newer delivery of "
                            + batch.handle().source() + "; let the source send again and run it with nightly");
        }
    }

    private RunReport again(Source source, long run, Progress progress) {
        JobParameters parameters = parameters(run);
        return execute(source, LocalDate.parse(String.valueOf(parameters.getString(DATE))), parameters, progress);
    }

    private JobParameters parameters(long run) {
        JobInstance instance = repository.getJobInstance(run);
        JobExecution last = instance == null ? null : repository.getLastJobExecution(instance);
        if (last == null) {
            throw new IllegalArgumentException("there is no run " + run);
        }
        return last.getJobParameters();
    }

    private RunReport locked(Source source, Work work) {
        try {
            short id = read(connection -> Batches.source(connection, source.name()));
            Optional<SourceLock> lock = SourceLock.take(centre.database(), id);
            if (lock.isEmpty()) {
                return new RunReport(
                        source.name(),
                        0,
                        "running-elsewhere",
                        null,
                        0,
                        "",
                        "another process runs this source now",
                        List.of());
            }
            try {
                remains.recover(source.name());
                return work.run();
            } finally {
                lock.get().close();
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private RunReport execute(Source source, LocalDate date, JobParameters parameters, Progress progress) {
        long began = System.nanoTime();
        ImportContext context = new ImportContext(source, date, progress);
        JobExecution execution;
        try {
            remains.clear(parameters);
            execution = operator.start(imports.build(context), parameters);
        } catch (Exception e) {
            return new RunReport(
                    source.name(), 0, "failed", null, milliseconds(began), "start", Causes.sentence(e), context.laps());
        }
        long run = execution.getJobInstanceId();
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            return report(context, run, null, milliseconds(began), "", "");
        }
        return failure(context, run, execution, milliseconds(began));
    }

    private RunReport failure(ImportContext context, long run, JobExecution execution, long milliseconds) {
        String step = execution.getStepExecutions().stream()
                .filter(found -> found.getStatus() != BatchStatus.COMPLETED)
                .map(found -> found.getStepName())
                .findFirst()
                .orElse("start");
        String cause = execution.getAllFailureExceptions().stream()
                .findFirst()
                .map(Causes::sentence)
                .orElse(execution.getStatus().toString());
        Optional<Batch> batch = read(connection -> Batches.ofRun(connection, run));
        boolean refused = batch.isPresent() && batch.get().state() == BatchState.REFUSED;
        return report(context, run, refused ? BatchState.REFUSED.text() : "failed", milliseconds, step, cause);
    }

    private RunReport report(
            ImportContext context, long run, @Nullable String state, long milliseconds, String step, String cause) {
        Batch batch = read(connection -> Batches.ofRun(connection, run)).orElse(null);
        String text =
                state != null ? state : batch == null ? "failed" : batch.state().text();
        return new RunReport(context.source().name(), run, text, batch, milliseconds, step, cause, context.laps());
    }

    private void abandon(Batch batch) {
        read(connection -> {
            Batches.state(connection, batch.handle(), BatchState.ABANDONED);
            return true;
        });
    }

    private <T> T read(Query<T> query) {
        try (Connection connection = centre.database().getConnection()) {
            return query.on(connection);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static long milliseconds(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    private interface Work {
        RunReport run();
    }

    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
