package creditbank.run.step;

import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.past.PastBatches;
import creditbank.map.kept.Mappings;
import creditbank.pull.Delivery;
import creditbank.resolve.Learners;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Transactions;
import creditbank.run.source.Source;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Fetches the source's delivery. What landed stays landed: after a crash between landing and the note in the batch, the landing zone gives back the delivery
 * of this run instead of fetching again.
 */
public final class PullStep implements Tasklet {
    private final Centre centre;
    private final Transactions transactions;
    private final ImportContext context;

    PullStep(Centre centre, Transactions transactions, ImportContext context) {
        this.centre = centre;
        this.transactions = transactions;
        this.context = context;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext) throws Exception {
        context.goOn();
        context.say("pulling");
        long run = contribution.getStepExecution().getJobExecution().getJobInstanceId();
        Source source = context.source();
        Optional<Delivery> delivery = centre.puller()
                .pull(source.name(), source.route(), source.job().limits().over(centre.settings()), run);
        transactions.run(connection -> {
            long id = delivery.map(Delivery::id).orElse(0L);
            Mappings.keep(connection, source.mapping());
            if (id > 0) {
                PastBatches.full(connection, context.batch().id(), source.job().full());
            }
            Batches.made(
                    connection,
                    context.batch(),
                    id,
                    source.mapping().digest(),
                    Centre.rules(),
                    Learners.digest(source.learners()));
            if (delivery.isEmpty()) {
                Batches.state(connection, context.batch(), BatchState.EMPTY);
            } else if (appliedLast(delivery.get())) {
                Batches.state(connection, context.batch(), BatchState.NOTHING_NEW);
            }
        });
        context.say(delivery.map(landed -> "landed " + landed.parts().size() + " files, "
                        + landed.parts().stream()
                                .mapToLong(part -> part.bytes())
                                .sum() + " bytes")
                .orElse("brought nothing"));
        return RepeatStatus.FINISHED;
    }

    private boolean appliedLast(Delivery delivery) throws SQLException {
        Source source = context.source();
        return centre.deliveries()
                .lastApplied(source.name())
                .filter(last -> last.covers(
                        delivery.digest(),
                        source.mapping().digest(),
                        Centre.rules(),
                        Learners.digest(source.learners())))
                .isPresent();
    }
}
