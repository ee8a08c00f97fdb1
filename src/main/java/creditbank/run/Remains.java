package creditbank.run;

import creditbank.batch.Tenure;
import creditbank.batch.Tenures;
import creditbank.normalise.Staging;
import creditbank.run.centre.Transactions;
import creditbank.run.step.ImportJob;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * What executions leave in the job repository when they do not end by themselves. Only whoever holds the source's lock knows that nobody runs the source,
 * which the job repository itself cannot tell; so every change is made in a transaction that checks the holder's tenure.
 */
final class Remains {
    private final JobRepository repository;
    private final Transactions transactions;

    Remains(JobRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    /**
     * Marks the source's executions failed that are still called running: their processes are dead. Drops what they have staged for batches that are finished.
     *
     * @throws creditbank.batch.StaleEpochException if another process has taken the source meanwhile; then they may be alive
     */
    void recover(String source, Tenure tenure) {
        transactions.run(connection -> {
            Tenures.check(connection, tenure);
            repository.findRunningJobExecutions(ImportJob.NAME).stream()
                    .filter(execution ->
                            source.equals(execution.getJobParameters().getString(Runs.SOURCE)))
                    .forEach(this::fail);
            Staging.end(connection, tenure.sourceId());
        });
    }

    /** Ends the executions of a run that could not write their own ends, so that it can be started, or is seen to have ended. */
    void clear(JobParameters parameters, Tenure tenure) {
        transactions.run(connection -> {
            Tenures.check(connection, tenure);
            JobInstance instance = repository.getJobInstance(ImportJob.NAME, parameters);
            if (instance == null) {
                return;
            }
            List<JobExecution> executions = repository.getJobExecutions(instance);
            if (executions.isEmpty()) {
                // Killed between the commits of the instance and of its first execution; it has no batch, so nothing
                // names it.
                repository.deleteJobInstance(instance);
            } else {
                executions.forEach(this::fail);
            }
        });
    }

    /**
     * UNKNOWN means that the end of a step could not be written, because the database went away or because another process had taken over. What a step did
     * is committed together with its position, so that its restart is as safe as after a kill.
     */
    private void fail(JobExecution execution) {
        for (StepExecution step : execution.getStepExecutions()) {
            if (unended(step.getStatus())) {
                step.setStatus(BatchStatus.FAILED);
                step.setExitStatus(ExitStatus.FAILED);
                step.setEndTime(now());
                repository.update(step);
            }
        }
        if (unended(execution.getStatus())) {
            execution.setStatus(BatchStatus.FAILED);
            execution.setExitStatus(ExitStatus.FAILED);
            execution.setEndTime(now());
            repository.update(execution);
        }
    }

    private static boolean unended(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(Clock.systemUTC());
    }
}
