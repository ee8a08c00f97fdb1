package creditbank.run;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.CauseClass;
import creditbank.batch.Failure;
import creditbank.batch.Tenure;
import creditbank.batch.Tenures;
import creditbank.batch.beat.Again;
import creditbank.batch.incident.Incidents;
import creditbank.resolve.force.MatchModels;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Matched;
import creditbank.run.centre.Centre;
import creditbank.run.centre.DiskSpace;
import creditbank.run.centre.Progress;
import creditbank.run.centre.StoreException;
import creditbank.run.centre.Transactions;
import creditbank.run.failure.Retrying;
import creditbank.run.pulse.Pulse;
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
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
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

    private final Centre centre;
    private final JobRepository repository;
    private final Transactions transactions;
    private final Remains remains;
    private final Engine engine;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private volatile boolean stopping;

    public Runs(Centre centre, JobRepository repository, JobOperator operator, PlatformTransactionManager manager) {
        this.centre = centre;
        this.repository = repository;
        this.transactions = new Transactions(centre.database(), manager);
        this.remains = new Remains(repository, transactions);
        this.engine = new Engine(centre, operator, transactions, new ImportJob(centre, repository, manager), remains);
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
        AtomicReference<JobParameters> begun = new AtomicReference<>();
        return patiently(
                source,
                date,
                progress,
                () -> locked(source, progress, (matched, pulse) -> {
                    Execution execution = new Execution(matched, pulse, progress);
                    return begun.get() == null ? nightly(execution, date, begun) : goOn(execution, begun.get());
                }));
    }

    private RunReport nightly(Execution execution, LocalDate date, AtomicReference<JobParameters> begun) {
        String name = execution.source().name();
        for (Batch left : read(connection -> Batches.unfinished(connection, name))) {
            if (left.run() < 0) {
                seal(left);
                continue;
            }
            boolean ofDate = left.handle().date().equals(date);
            if (left.deliveryId() == 0 && !ofDate) {
                abandon(left, execution.pulse().tenure());
                continue;
            }
            if (ofDate) {
                begun.set(parameters(left.run()));
            }
            RunReport report = again(execution, left.run());
            if (ofDate || !report.good()) {
                return report;
            }
        }
        long number = 1 + read(connection -> Batches.ofDate(connection, name, date));
        JobParameters parameters = new JobParametersBuilder()
                .addString(SOURCE, name)
                .addString(DATE, date.toString())
                .addLong(NUMBER, number)
                .toJobParameters();
        begun.set(parameters);
        return engine.execute(context(execution, date), parameters);
    }

    /** What a repetition of a past run has credited before its process died. */
    private void seal(Batch repetition) {
        try {
            centre.seals().seal(repetition.handle());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "sealing batch " + repetition.handle().id(), e);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** The run that an attempt has begun goes on, also where its end could not be read; nothing is pulled a second time. */
    private RunReport goOn(Execution execution, JobParameters begun) {
        JobInstance instance = repository.getJobInstance(ImportJob.NAME, begun);
        Optional<Batch> batch = instance == null
                ? Optional.empty()
                : read(connection -> Batches.ofRun(connection, instance.getInstanceId()));
        if (batch.isPresent() && batch.get().state().finished()) {
            remains.clear(begun, execution.pulse().tenure());
            return ended(execution.source(), batch.get());
        }
        return engine.execute(context(execution, LocalDate.parse(String.valueOf(begun.getString(DATE)))), begun);
    }

    /**
     * Goes on with a run where it stopped.
     *
     * @throws IllegalArgumentException if there is no such run
     */
    public RunReport rerun(long run, List<Source> sources, Progress progress) {
        JobParameters parameters = parameters(run);
        String name = parameters.getString(SOURCE);
        Source source = sources.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "run " + run + " is of source '" + name + "', which has no job file"));
        LocalDate date = LocalDate.parse(String.valueOf(parameters.getString(DATE)));
        return patiently(
                source,
                date,
                progress,
                () -> locked(
                        source, progress, (matched, pulse) -> rerun(new Execution(matched, pulse, progress), run)));
    }

    private RunReport rerun(Execution execution, long run) {
        Optional<Batch> batch = read(connection -> Batches.ofRun(connection, run));
        if (batch.isPresent() && batch.get().state().finished()) {
            remains.clear(parameters(run), execution.pulse().tenure());
            return ended(execution.source(), batch.get());
        }
        if (batch.isPresent() && batch.get().counts() == null) {
            refuseSuperseded(batch.get());
        }
        return again(execution, run);
    }

    /**
     * Tries again what failed of its database, with waits that grow, and then no more. Every attempt takes the source's lock anew and goes on where the last one has committed; none begins
     * before the database answers.
     */
    private RunReport patiently(Source source, LocalDate date, Progress progress, Supplier<RunReport> attempt) {
        RunReport report = attempt(source, attempt);
        int tried = 1;
        int silent = 0;
        for (Duration wait : Retrying.WAITS) {
            if (stopping || !passes(report)) {
                break;
            }
            progress.say(
                    source.name(),
                    report.cause() + "; tries again in " + wait.toSeconds() + " s where it has committed last");
            LockSupport.parkNanos(wait.toNanos());
            if (centre.reach()) {
                tried++;
                report = attempt(source, attempt).of(report.run());
            } else {
                silent++;
            }
        }
        RunReport last = passes(report) ? report.tried(tried, silent) : report;
        remember(source, date, last);
        return last;
    }

    private static boolean passes(RunReport report) {
        return report.state().equals(RunLine.FAILED) && report.failure().kind() == CauseClass.CONNECTION;
    }

    private RunReport attempt(Source source, Supplier<RunReport> attempt) {
        try {
            return attempt.get();
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            return RunReport.none(source, RunLine.FAILED, Engine.failure("start", e));
        }
    }

    /** Puts a failure into the inbox, or what is there out of it. */
    private void remember(Source source, LocalDate date, RunReport report) {
        boolean failed = report.state().equals(RunLine.FAILED) || report.state().equals(BatchState.REFUSED.text());
        if (!failed && !report.good()) {
            return;
        }
        engine.quietly(source.name(), connection -> {
            short id = Batches.source(connection, source.name());
            if (failed) {
                Incidents.note(connection, id, date, report.run(), report.failure());
            } else {
                Incidents.address(connection, id, date, report.run());
            }
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
                new Failure("", cause, CauseClass.PROGRAM),
                RunReport.Took.NOTHING,
                Matched.NONE,
                Again.NOTHING);
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

    private RunReport again(Execution execution, long run) {
        JobParameters parameters = parameters(run);
        LocalDate date = LocalDate.parse(String.valueOf(parameters.getString(DATE)));
        return engine.execute(context(execution, date), parameters);
    }

    private ImportContext context(Execution execution, LocalDate date) {
        return new ImportContext(execution.source(), execution.pulse(), date, execution.progress(), () -> stopping);
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
                return RunReport.none(
                        source,
                        RunLine.INTERRUPTED,
                        new Failure("start", StoppedException.SENTENCE, CauseClass.PROGRAM));
            }
            Optional<String> full = DiskSpace.missing(centre.home(), centre.settings());
            if (full.isPresent()) {
                return RunReport.none(source, RunLine.FAILED, new Failure("start", full.get(), CauseClass.DISK));
            }
            short id = read(connection -> Batches.source(connection, source.name()));
            Optional<SourceLock> lock = SourceLock.await(centre, id);
            if (lock.isEmpty()) {
                return RunReport.none(
                        source,
                        RunLine.ELSEWHERE,
                        new Failure("start", "another process runs this source now", CauseClass.PROGRAM));
            }
            try (SourceLock held = lock.get()) {
                remains.recover(source.name(), held.tenure());
                return work.run(matched(source, progress), held.pulse());
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

    /** Who executes what. */
    private record Execution(Source source, Pulse pulse, Progress progress) {}

    private interface Work {
        RunReport run(Source source, Pulse pulse);
    }

    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
