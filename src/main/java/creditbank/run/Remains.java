package creditbank.run;

import creditbank.run.step.ImportJob;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

/**
 * What executions leave in the job repository when they do not end by themselves. Call it only under the source's lock: whoever holds it knows that nobody
 * runs the source, which the job repository itself cannot tell.
 */
final class Remains {
    private final JobRepository repository;
    private final JobOperator operator;

    Remains(JobRepository repository, JobOperator operator) {
        this.repository = repository;
        this.operator = operator;
    }

    /** Marks the source's executions failed that are still called running: their processes are dead. */
    void recover(String source) {
        for (JobExecution execution : repository.findRunningJobExecutions(ImportJob.NAME)) {
            if (source.equals(execution.getJobParameters().getString(Runs.SOURCE))) {
                operator.recover(execution);
            }
        }
    }

    /** Makes a run startable whose last execution could not write its own end. */
    void clear(JobParameters parameters) {
        JobInstance instance = repository.getJobInstance(ImportJob.NAME, parameters);
        if (instance == null) {
            return;
        }
        JobExecution last = repository.getLastJobExecution(instance);
        if (last == null) {
            // Killed between the commits of the instance and of its first execution; it has no batch, so nothing names
            // it.
            repository.deleteJobInstance(instance);
        } else {
            fail(last);
        }
    }

    /**
     * UNKNOWN means that a step's end could not be written because the database went away. What the step did is committed together with its position, so
     * that its restart is as safe as after a kill.
     */
    private void fail(JobExecution last) {
        last.getStepExecutions().stream()
                .filter(step -> step.getStatus() == BatchStatus.UNKNOWN)
                .forEach(step -> {
                    step.setStatus(BatchStatus.FAILED);
                    step.setExitStatus(ExitStatus.FAILED);
                    repository.update(step);
                });
        if (last.getStatus() == BatchStatus.UNKNOWN) {
            last.setStatus(BatchStatus.FAILED);
            last.setExitStatus(ExitStatus.FAILED);
            repository.update(last);
        }
    }
}
