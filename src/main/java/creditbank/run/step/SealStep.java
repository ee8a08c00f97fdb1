package creditbank.run.step;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.Fence;
import creditbank.normalise.Staging;
import creditbank.read.lookup.StoredPartners;
import creditbank.resolve.match.Postings;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Commits the batch to the ledger and drops its staging tables. Every part may be repeated after a crash: a leaf is appended once, a table dropped if there. */
public final class SealStep implements Tasklet {
    private final Centre centre;
    private final Transactions transactions;
    private final ImportContext context;

    SealStep(Centre centre, Transactions transactions, ImportContext context) {
        this.centre = centre;
        this.transactions = transactions;
        this.context = context;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext) throws Exception {
        Batch batch = centre.batch(context.batch().id());
        BatchState state = batch.state();
        // Killed behind the last page: the restart began after staging, and nobody opens the delivery again.
        transactions.run(connection -> {
            Fence.check(connection, context.batch());
            StoredPartners.drop(connection, batch.deliveryId());
        });
        if (state == BatchState.CREDITED) {
            context.say("sealing");
            centre.seals().seal(context.batch());
        } else if (state == BatchState.EMPTY) {
            centre.seals().empty(context.source().name(), context.date());
        }
        transactions.run(connection -> drop(connection, state));
        transactions.run(Postings::settle);
        return RepeatStatus.FINISHED;
    }

    /** A refused batch keeps its staging tables for its rerun, until the bank has taken a later one. */
    private void drop(Connection connection, BatchState state) throws SQLException {
        Staging.drop(connection, context.batch().id());
        if (state == BatchState.CREDITED || state == BatchState.SEALED) {
            for (long refused : Batches.refusedBefore(connection, context.batch())) {
                Staging.drop(connection, refused);
            }
        }
    }
}
