package creditbank.run.step;

import creditbank.batch.Batch;
import creditbank.batch.BatchHandle;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.Failures;
import creditbank.batch.Findings;
import creditbank.batch.Noted;
import creditbank.batch.Tenures;
import creditbank.batch.beat.Advances;
import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.normalise.Staging;
import creditbank.normalise.WithdrawalLimitException;
import creditbank.read.DeliveryRefusedException;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Transactions;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Opens the batch before the first step, and notes a refused delivery after the last. */
public final class ImportListener implements JobExecutionListener {
    private final JobRepository repository;
    private final Transactions transactions;
    private final ImportContext context;

    ImportListener(JobRepository repository, Transactions transactions, ImportContext context) {
        this.repository = repository;
        this.transactions = transactions;
        this.context = context;
    }

    @Override
    public void beforeJob(JobExecution execution) {
        context.began(execution.getJobInstanceId());
        transactions.run(connection -> {
            Tenures.check(connection, context.tenure());
            BatchHandle handle = Batches.open(
                    connection, context.source().name(), context.date(), execution.getJobInstanceId(), Centre.PROGRAM);
            context.batch(handle);
            Failures.forget(connection, handle);
            Advances.begin(connection, handle);
            Batch batch = Batches.find(connection, handle.id()).orElseThrow();
            if (batch.state() == BatchState.REFUSED) {
                Findings.forgetDelivery(connection, handle);
                Batches.state(connection, handle, BatchState.OPEN);
            }
        });
    }

    @Override
    public void afterJob(JobExecution execution) {
        List<Finding> findings = execution.getAllFailureExceptions().stream()
                .flatMap(failure -> refusals(failure).stream())
                .toList();
        if (!findings.isEmpty()) {
            transactions.run(connection -> {
                Findings.note(
                        connection,
                        context.batch(),
                        findings.stream().map(finding -> new Noted(0, finding)).toList());
                Batches.state(connection, context.batch(), BatchState.REFUSED);
                Staging.drop(connection, context.batch().id());
                forgetStaging(execution);
            });
        }
    }

    /** Nobody may ever rerun a refused run, so its staged rows go, and a rerun stages the landed delivery from its beginning. */
    private void forgetStaging(JobExecution execution) {
        StepExecution stage = repository.getLastStepExecution(execution.getJobInstance(), ImportJob.STAGE);
        if (stage != null) {
            stage.setStatus(BatchStatus.FAILED);
            stage.setExitStatus(ExitStatus.FAILED);
            stage.setExecutionContext(new ExecutionContext());
            repository.update(stage);
            repository.updateExecutionContext(stage);
        }
    }

    private List<Finding> refusals(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case DeliveryRefusedException refused -> {
                    return refused.findings();
                }
                case DeliveryLimitException limit -> {
                    return List.of(limit.finding());
                }
                case WithdrawalLimitException limit -> {
                    return List.of(new Finding(
                            Code.DELIVERY_WITHDRAWAL_LIMIT,
                            Place.ofFile("delivery"),
                            "",
                            limit.withdrawing() + " of " + limit.live() + " live claims withdrawn",
                            "at most "
                                    + BigDecimal.valueOf(
                                            context.source().job().limits().withdrawal(), 2)
                                    + " %"));
                }
                default -> {
                    // a cause that says nothing about the delivery
                }
            }
        }
        return List.of();
    }
}
