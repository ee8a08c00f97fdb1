package creditbank.run.step;

import creditbank.batch.Batch;
import creditbank.batch.BatchHandle;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.Findings;
import creditbank.batch.Noted;
import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.normalise.WithdrawalLimitException;
import creditbank.read.DeliveryRefusedException;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Transactions;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/** Opens the batch before the first step, and notes a refused delivery after the last. */
public final class ImportListener implements JobExecutionListener {
    private final Transactions transactions;
    private final ImportContext context;

    ImportListener(Transactions transactions, ImportContext context) {
        this.transactions = transactions;
        this.context = context;
    }

    @Override
    public void beforeJob(JobExecution execution) {
        transactions.run(connection -> {
            BatchHandle handle = Batches.open(
                    connection, context.source().name(), context.date(), execution.getJobInstanceId(), Centre.PROGRAM);
            context.batch(handle);
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
            });
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
