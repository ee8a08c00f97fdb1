package creditbank.run;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.Failure;
import creditbank.batch.Failures;
import creditbank.batch.Findings;
import creditbank.batch.Tenure;
import creditbank.batch.Tenures;
import creditbank.resolve.force.MatchModels;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Matched;
import creditbank.run.centre.Centre;
import creditbank.run.centre.DiskSpace;
import creditbank.run.centre.Progress;
import creditbank.run.centre.StoreException;
import creditbank.run.centre.Transactions;
import creditbank.run.retention.Purges;
import creditbank.run.retention.archive.Kind;
import creditbank.run.source.Source;
import creditbank.run.step.ImportContext;
import creditbank.run.step.ImportJob;
import creditbank.run.step.StoppedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Starts, restarts and reruns sources. Whatever is started holds the source's lock, so an execution that the job repository still calls running when the lock
 * is free has died: only then is it recovered, and its batch's epoch rises before anything is written for it again.
 *
 * <p>A run needs {@link #CONNECTIONS} of the pool's connections at a time and waits for them while it has some. So only as many run at once as the pool can
 * serve whatever they do; the others wait for their turn without a connection.
 */
public final class Runs {
    /** How many runs there are at once in this process. */
    static final int AT_ONCE = 4;
    /** How many of the pool's connections a run may hold at a time: the step's transaction, and one beside it. */
    static final int CONNECTIONS = 2;

    static final String SOURCE = "source";
    private static final String DATE = "date";
    private static final String NUMBER = "number";

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Centre centre;
    private final JobRepository repository;
    private final JobOperator operator;
    private final Transactions transactions;
    private final ImportJob imports;
    private final Remains remains;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private volatile boolean stopping;

    public Runs(Centre centre, JobRepository repository, JobOperator operator, PlatformTransactionManager manager) {
        this.centre = centre;
        this.repository = repository;
        this.operator = operator;
        this.transactions = new Transactions(centre.database(), manager);
        this.imports = new ImportJob(centre, repository, manager);
        this.remains = new Remains(repository, transactions);
    }

    /** Lets no run begin any more, and every running one end at its next page or before its next step; all can be rerun. */
    public void stop() {
        stopping = true;
    }

    /**
     * Runs a source for a business date. What an earlier execution left unfinished is finished first; if that was of the same date, it is the date's run and
     * nothing is pulled again.
     */
    public RunReport nightly(Source source, LocalDate date, Progress progress) {
        return locked(source, progress, (matched, tenure) -> {
            for (Batch left : read(connection -> Batches.unfinished(connection, source.name()))) {
                boolean ofDate = left.handle().date().equals(date);
                if (left.deliveryId() == 0 && !ofDate) {
                    abandon(left, tenure);
                    continue;
                }
                RunReport report = again(matched, tenure, left.run(), progress);
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
            return execute(new ImportContext(matched, tenure, date, progress, () -> stopping), parameters);
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
        return locked(source, progress, (matched, tenure) -> {
            Optional<Batch> batch = read(connection -> Batches.ofRun(connection, run));
            if (batch.isPresent() && batch.get().state().finished()) {
                return ended(source, batch.get());
            }
            if (batch.isPresent() && batch.get().counts() == null) {
                refuseSuperseded(batch.get());
            }
            return again(matched, tenure, run, progress);
        });
    }

    private static RunReport ended(Source source, Batch batch) {
        String cause = batch.state() == BatchState.ABANDONED
                ? "it had pulled nothing when a later night began, and was given up"
                : "";
        return new RunReport(
                source.name(),
                batch.run(),
                batch.state().text(),
                batch,
                0,
                new Failure("", cause),
                List.of(),
                Matched.NONE);
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

    private RunReport again(Source source, Tenure tenure, long run, Progress progress) {
        JobParameters parameters = parameters(run);
        LocalDate date = LocalDate.parse(String.valueOf(parameters.getString(DATE)));
        return execute(new ImportContext(source, tenure, date, progress, () -> stopping), parameters);
    }

    private JobParameters parameters(long run) {
        if (run < 0) {
            throw new IllegalArgumentException(
                    "run " + run + " applies what somebody decided; 'review apply' goes on with it");
        }
        JobInstance instance = repository.getJobInstance(run);
        JobExecution last = instance == null ? null : repository.getLastJobExecution(instance);
        if (last == null) {
            throw new IllegalArgumentException("there is no run " + run + deleted(run));
        }
        return last.getJobParameters();
    }

    private String deleted(long run) {
        return read(connection -> Purges.when(connection, Kind.RUN, String.valueOf(run)))
                .map(when -> " any more: it had ended, and the purge of " + when + " deleted its metadata")
                .orElse("");
    }

    private RunReport locked(Source source, Progress progress, Work work) {
        turns.acquireUninterruptibly();
        try {
            if (stopping) {
                return RunReport.none(source, RunLine.INTERRUPTED, "start", StoppedException.SENTENCE);
            }
            Optional<String> full = DiskSpace.missing(centre.home(), centre.settings());
            if (full.isPresent()) {
                return RunReport.none(source, RunLine.FAILED, "start", full.get());
            }
            short id = read(connection -> Batches.source(connection, source.name()));
            Optional<SourceLock> lock = SourceLock.take(centre, id);
            if (lock.isEmpty()) {
                return RunReport.none(source, RunLine.ELSEWHERE, "start", "another process runs this source now");
            }
            try (SourceLock held = lock.get()) {
                remains.recover(source.name(), held.tenure());
                return work.run(matched(source, progress), held.tenure());
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("asking for the disk's room", e);
        } finally {
            turns.release();
        }
    }

    /** The source with the model in force, whatever the file says. */
    private Source matched(Source source, Progress progress) {
        LearnerModel inForce = read(connection -> MatchModels.inForce(connection, source.learners()));
        if (!inForce.digest().equals(source.learners().digest())) {
            progress.say(
                    source.name(),
                    "mappings/models/learners.yaml is not the model in force, by which this night goes on;"
                            + " 'model preview' shows what it would change, 'model apply' puts it in force");
        }
        return source.matchedBy(inForce);
    }

    private RunReport execute(ImportContext context, JobParameters parameters) {
        long began = System.nanoTime();
        JobExecution execution;
        try {
            remains.clear(parameters, context.tenure());
            execution = operator.start(imports.build(context), parameters);
        } catch (Exception e) {
            return RunReport.none(context.source(), RunLine.FAILED, "start", Causes.sentence(e));
        }
        Optional<Batch> batch = read(connection -> Batches.ofRun(connection, execution.getJobInstanceId()));
        Ended ended = new Ended(context, execution, batch.orElse(null), (System.nanoTime() - began) / 1_000_000);
        return execution.getStatus() == BatchStatus.COMPLETED && batch.isPresent()
                ? ended.report(batch.get().state().text(), "", "")
                : failure(ended);
    }

    private RunReport failure(Ended ended) {
        List<Throwable> thrown = ended.execution().getAllFailureExceptions();
        if (thrown.stream().anyMatch(StoppedException::is)) {
            return ended.report(RunLine.INTERRUPTED, ended.step(), StoppedException.SENTENCE);
        }
        Optional<String> refusal = refusal(ended.batch());
        String cause = refusal.or(() -> Causes.sentence(thrown))
                .orElse(ended.execution().getStatus().toString());
        note(ended.context(), new Failure(ended.step(), cause));
        return ended.report(refusal.isPresent() ? BatchState.REFUSED.text() : RunLine.FAILED, ended.step(), cause);
    }

    /** The first finding for which a batch's delivery was refused, if it was, and how many follow it. */
    private Optional<String> refusal(@Nullable Batch batch) {
        if (batch == null || batch.state() != BatchState.REFUSED) {
            return Optional.empty();
        }
        List<String> findings = read(
                connection -> Findings.ofDelivery(connection, batch.handle().id()));
        int more = findings.size() - 1;
        return findings.stream().findFirst().map(first -> more == 0 ? first : first + " (and " + more + " more)");
    }

    /** Where the failure cannot be noted, the database is gone or another process has the run; then it is not for us to say how the run stands. */
    private void note(ImportContext context, Failure failure) {
        try {
            transactions.run(connection -> Failures.note(connection, context.batch(), failure));
        } catch (RuntimeException e) {
            LOG.warn("{}: the failure cannot be noted: {}", context.source().name(), Causes.sentence(e));
        }
    }

    private void abandon(Batch batch, Tenure tenure) {
        transactions.run(connection -> {
            Tenures.check(connection, tenure);
            Batches.state(connection, batch.handle(), BatchState.ABANDONED);
        });
    }

    private <T> T read(Query<T> query) {
        try (Connection connection = centre.database().getConnection()) {
            return query.on(connection);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** An execution that has ended, with its batch as it is now. */
    private record Ended(
            ImportContext context,
            JobExecution execution,
            @Nullable Batch batch,
            long milliseconds) {
        RunReport report(String state, String step, String cause) {
            return new RunReport(
                    context.source().name(),
                    execution.getJobInstanceId(),
                    state,
                    batch,
                    milliseconds,
                    new Failure(step, cause),
                    context.laps(),
                    context.matched());
        }

        /** The step that has not completed. */
        String step() {
            return execution.getStepExecutions().stream()
                    .filter(found -> found.getStatus() != BatchStatus.COMPLETED)
                    .map(StepExecution::getStepName)
                    .findFirst()
                    .orElse("start");
        }
    }

    private interface Work {
        RunReport run(Source source, Tenure tenure);
    }

    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
