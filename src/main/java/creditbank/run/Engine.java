package creditbank.run;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.CauseClass;
import creditbank.batch.Failure;
import creditbank.batch.Failures;
import creditbank.batch.Findings;
import creditbank.batch.beat.Advance;
import creditbank.batch.beat.Advances;
import creditbank.batch.beat.Again;
import creditbank.run.centre.Centre;
import creditbank.run.centre.StoreException;
import creditbank.run.centre.Transactions;
import creditbank.run.failure.Causes;
import creditbank.run.failure.Diagnosis;
import creditbank.run.step.ImportContext;
import creditbank.run.step.ImportJob;
import creditbank.run.step.StoppedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.step.StepExecution;

/** Executes the steps of a run once and says how that ended. The caller holds the source's lock. */
final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Centre centre;
    private final JobOperator operator;
    private final Transactions transactions;
    private final ImportJob imports;
    private final Remains remains;

    Engine(Centre centre, JobOperator operator, Transactions transactions, ImportJob imports, Remains remains) {
        this.centre = centre;
        this.operator = operator;
        this.transactions = transactions;
        this.imports = imports;
        this.remains = remains;
    }

    /** Starts the run of these parameters, or goes on with it behind what has committed. */
    RunReport execute(ImportContext context, JobParameters parameters) {
        long began = System.nanoTime();
        JobExecution execution;
        try {
            remains.clear(parameters, context.tenure());
            execution = imports.start(operator, context, parameters);
        } catch (Exception e) {
            // The database is gone: nothing can be asked of it, and nothing noted.
            return RunReport.none(context.source(), RunLine.FAILED, failure(context.step(), e))
                    .of(context.run());
        }
        long milliseconds = (System.nanoTime() - began) / 1_000_000;
        try {
            Optional<Batch> batch = read(connection -> Batches.ofRun(connection, execution.getJobInstanceId()));
            Again again = batch.isEmpty() ? Again.NOTHING : again(batch.get());
            return report(new Ended(context, execution, batch.orElse(null), milliseconds, again));
        } catch (StoreException e) {
            Ended unread = new Ended(context, execution, null, milliseconds, Again.NOTHING);
            return unread.report(RunLine.FAILED, failure(unread.step(), e));
        }
    }

    private RunReport report(Ended ended) {
        Batch batch = ended.batch();
        return ended.execution().getStatus() == BatchStatus.COMPLETED && batch != null
                ? ended.report(batch.state().text(), Failure.NONE)
                : failure(ended);
    }

    private Again again(Batch batch) {
        return read(connection -> Advances.of(connection, batch.handle().id()))
                .map(Advance::again)
                .orElse(Again.NOTHING);
    }

    private RunReport failure(Ended ended) {
        List<Throwable> thrown = ended.execution().getAllFailureExceptions();
        if (thrown.stream().anyMatch(StoppedException::is)) {
            long batch = ended.context().batch().id();
            quietly(ended.context().source().name(), connection -> Advances.ended(connection, batch, Advance.STOPPED));
            return ended.report(
                    RunLine.INTERRUPTED, new Failure(ended.step(), StoppedException.SENTENCE, CauseClass.PROGRAM));
        }
        Optional<String> refusal = refusal(ended.batch());
        String cause = refusal.or(() -> Causes.sentence(thrown))
                .orElse(ended.execution().getStatus().toString());
        Failure failure = new Failure(ended.step(), cause, Diagnosis.of(thrown));
        quietly(
                ended.context().source().name(),
                connection -> Failures.note(connection, ended.context().batch(), failure));
        return ended.report(refusal.isPresent() ? BatchState.REFUSED.text() : RunLine.FAILED, failure);
    }

    /** A failure with an exception's words and kind. */
    static Failure failure(String step, Exception thrown) {
        return new Failure(step, Causes.sentence(thrown), Diagnosis.of(thrown));
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

    /** Where it cannot be noted, the database is gone or another process has the run; then it is not for us to say how the run stands. */
    void quietly(String source, Transactions.Work note) {
        try {
            transactions.run(note);
        } catch (RuntimeException e) {
            LOG.warn("{}: how its run ended cannot be noted: {}", source, Causes.sentence(e));
        }
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
            long milliseconds,
            Again again) {
        RunReport report(String state, Failure failure) {
            return new RunReport(
                    context.source().name(),
                    execution.getJobInstanceId(),
                    state,
                    batch,
                    failure,
                    new RunReport.Took(milliseconds, context.laps()),
                    context.matched(),
                    again);
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

    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
