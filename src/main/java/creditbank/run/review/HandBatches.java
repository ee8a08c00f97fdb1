package creditbank.run.review;

import creditbank.batch.Batch;
import creditbank.batch.BatchHandle;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.Tenures;
import creditbank.credit.Crediting;
import creditbank.normalise.Staging;
import creditbank.recognise.Recognition;
import creditbank.recognise.rule.RuleSet;
import creditbank.resolve.Decisions;
import creditbank.resolve.Learners;
import creditbank.resolve.Resolved;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Matching;
import creditbank.run.SourceLock;
import creditbank.run.centre.Centre;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Batches without rows, of the source {@code review}, that follow what people said. Whoever says something holds that source's lock, so one follows the other; the
 * bank-writer lock keeps them apart from the nights.
 *
 * <p>The batch is opened and credited in one transaction, so a crash in between leaves nothing of it. A crash behind it leaves a credited batch, which the next
 * night seals, or whoever takes the lock next.
 */
final class HandBatches {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BEAT = Duration.ofMillis(50);

    private final Centre centre;
    private final LearnerModel learners;
    private final RuleSet rules;
    private final LocalDate date;

    HandBatches(Centre centre, LearnerModel learners, RuleSet rules, LocalDate date) {
        this.centre = centre;
        this.learners = learners;
        this.rules = rules;
        this.date = date;
    }

    @FunctionalInterface
    interface Work<S, T> {
        T on(S subject) throws IOException, SQLException;
    }

    /** A batch that followed. */
    record Applied(BatchHandle batch, Resolved resolved) {}

    /**
     * Credits and seals a batch that follows all that waits.
     *
     * @param waiting the number of the run, which nobody else has; none where nothing waits
     * @return nothing where nothing waits any more, for whoever had the bank has followed it
     */
    Optional<Applied> follow(SourceLock lock, Work<Connection, OptionalLong> waiting) throws IOException, SQLException {
        Optional<Applied> applied = inTransaction(lock, connection -> credit(connection, waiting));
        if (applied.isPresent()) {
            centre.seals().seal(applied.get().batch());
        }
        return applied;
    }

    private Optional<Applied> credit(Connection connection, Work<Connection, OptionalLong> waiting)
            throws IOException, SQLException {
        OptionalLong run = waiting.on(connection);
        if (run.isEmpty()) {
            return Optional.empty();
        }
        BatchHandle batch = Batches.open(connection, Decisions.SOURCE, date, run.getAsLong(), Centre.PROGRAM);
        Batches.made(connection, batch, 0, "", Centre.rules(), Learners.digest(learners));
        new Staging(batch, centre.vault()).create(connection);
        Crediting.Terms terms =
                new Crediting.Terms(false, BigDecimal.ONE, (short) 0, new Matching(learners, centre.vault()));
        Crediting.Prepared prepared = Crediting.prepare(connection, batch, terms);
        Crediting.takeBank(connection, batch);
        if (waiting.on(connection).isEmpty()) {
            // Whoever had the bank has applied them; nothing of the batch stays.
            connection.rollback();
            return Optional.empty();
        }
        Crediting.Outcome outcome = Crediting.credit(
                connection, batch, terms, prepared, centre.vault().recordKeys());
        Recognition.convert(connection, batch, rules);
        Staging.drop(connection, batch.id());
        return Optional.of(new Applied(batch, outcome.resolved()));
    }

    /** Works while nobody else says anything. */
    <T> T locked(Work<SourceLock, T> work) throws IOException, SQLException {
        short source;
        try (Connection connection = centre.database().getConnection()) {
            source = Batches.source(connection, Decisions.SOURCE);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<SourceLock> lock = SourceLock.take(centre, source);
        while (lock.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("others have been deciding for " + PATIENCE.toMinutes()
                        + " minutes, so nothing was decided here; try again");
            }
            LockSupport.parkNanos(BEAT.toNanos());
            lock = SourceLock.take(centre, source);
        }
        try (SourceLock held = lock.get()) {
            seal(held);
            return work.on(held);
        }
    }

    /** Seals what a crash has left. */
    private void seal(SourceLock lock) throws IOException, SQLException {
        for (Batch left : inTransaction(lock, connection -> Batches.unfinished(connection, Decisions.SOURCE))) {
            if (left.state() == BatchState.CREDITED) {
                centre.seals().seal(left.handle());
            }
        }
    }

    <T> T inTransaction(SourceLock lock, Work<Connection, T> work) throws IOException, SQLException {
        try (Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            try {
                Tenures.check(connection, lock.tenure());
                T result = work.on(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
