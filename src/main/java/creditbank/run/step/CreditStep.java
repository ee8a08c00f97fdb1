package creditbank.run.step;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.beat.Advance;
import creditbank.batch.release.Release;
import creditbank.credit.Crediting;
import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Place;
import creditbank.recognise.Recognition;
import creditbank.resolve.Learners;
import creditbank.resolve.match.Matching;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Transactions;
import creditbank.run.source.JobFile;
import creditbank.run.source.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Compares, keeps, resolves, credits and converts in the step's one transaction, from the wait on under the bank-writer lock. A crash anywhere in it leaves the bank as
 * before and the staging tables whole; the restart does it again from the same rows.
 */
public final class CreditStep implements Tasklet {
    /** A job's limits are in hundredths of a percent. */
    private static final int SHARE_SCALE = 4;

    private final Centre centre;
    private final Transactions transactions;
    private final ImportContext context;
    private Optional<Release> released = Optional.empty();

    CreditStep(Centre centre, Transactions transactions, ImportContext context) {
        this.centre = centre;
        this.transactions = transactions;
        this.context = context;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext) {
        context.goOn();
        Batch batch = centre.batch(context.batch().id());
        if (batch.state() == BatchState.OPEN) {
            released = centre.release(batch.handle().id());
            released.ifPresentOrElse(
                    release -> context.say("the job's limits do not hold, released by " + release.by()),
                    () -> checkRefusals(batch));
            context.pulse().credit(batch.handle(), batch.rows());
            transactions.joined(this::credit);
        }
        return RepeatStatus.FINISHED;
    }

    private void checkRefusals(Batch batch) {
        Limits limits = context.source().job().limits();
        if (limits.refuses(batch.rows(), batch.refused())) {
            throw new DeliveryLimitException(new Finding(
                    Code.DELIVERY_REFUSAL_LIMIT,
                    Place.ofFile("delivery " + batch.deliveryId()),
                    "",
                    batch.refused() + " of " + batch.rows() + " rows refused",
                    limits.mostRefused()));
        }
    }

    private void credit(Connection connection) throws SQLException {
        JobFile job = context.source().job();
        BigDecimal limit = released.isPresent()
                ? BigDecimal.ONE
                : BigDecimal.valueOf(job.limits().withdrawal(), SHARE_SCALE);
        Crediting.Terms terms = new Crediting.Terms(
                job.full(),
                limit,
                context.source().mapping().trust(),
                new Matching(context.source().learners(), centre.vault()));
        Crediting.Prepared prepared = Crediting.prepare(connection, context.batch(), terms);
        context.begin(Advance.WAIT);
        Crediting.takeBank(connection, context.batch());
        context.begin("credit");
        Batches.matched(
                connection, context.batch(), Learners.digest(context.source().learners()));
        context.say("crediting");
        try {
            Crediting.Outcome outcome = Crediting.credit(
                    connection, context.batch(), terms, prepared, centre.vault().recordKeys());
            Recognition.convert(connection, context.batch(), context.source().rules());
            context.matched(outcome.resolved().matched());
            context.say(outcome.resolved().matched().text());
        } catch (IOException e) {
            throw new UncheckedIOException("making the keys of new records", e);
        }
    }
}
