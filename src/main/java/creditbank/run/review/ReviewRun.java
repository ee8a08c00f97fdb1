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
import creditbank.resolve.Decision;
import creditbank.resolve.Decisions;
import creditbank.resolve.Learners;
import creditbank.resolve.Opinions;
import creditbank.resolve.Opinions.Heard;
import creditbank.resolve.Pair;
import creditbank.resolve.Resolved;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Matching;
import creditbank.run.SourceLock;
import creditbank.run.centre.Centre;
import creditbank.run.centre.StoreException;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Applies what people decide at once, in a batch of the source {@code review} that has no rows. Whoever decides holds that source's lock, so one decision is
 * applied after the other; the bank-writer lock keeps them apart from the nights.
 *
 * <p>Three things are durable, one after the other: the decision, the credited batch, its leaf in the ledger. A crash behind the first leaves a decision that
 * waits: the next batch of any source applies it, or the next decision, or {@link #apply}. The batch is opened and credited in one transaction, so a crash in
 * between leaves nothing of it. A crash behind the second leaves a credited batch, which the next night seals, or the next decision.
 */
public final class ReviewRun {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BEAT = Duration.ofMillis(50);

    private final Centre centre;
    private final LearnerModel learners;
    private final RuleSet rules;
    private final LocalDate date;

    /**
     * A run.
     *
     * @param learners the model by which the nights match learners
     * @param rules the rules by which the nights convert
     * @param date the business date of the batches
     */
    public ReviewRun(Centre centre, LearnerModel learners, RuleSet rules, LocalDate date) {
        this.centre = centre;
        this.learners = learners;
        this.rules = rules;
        this.date = date;
    }

    /**
     * Decides about two identities and applies it.
     *
     * @throws IllegalArgumentException if that cannot be decided, with the reason
     */
    public ReviewReport decide(Pair pair, boolean together, String by) throws IOException, SQLException {
        return locked(lock ->
                after(lock, inTransaction(lock, connection -> Decisions.decide(connection, pair, together, by))));
    }

    /**
     * Keeps what somebody says of two identities without seeing what others said, and decides it where two say the same.
     *
     * @throws IllegalArgumentException if that cannot be decided, with the reason
     */
    public ReviewReport say(Pair pair, boolean together, String by) throws IOException, SQLException {
        return locked(lock -> {
            OptionalLong decision = inTransaction(lock, connection -> Opinions.say(connection, pair, together, by));
            return decision.isPresent()
                    ? after(lock, decision.getAsLong())
                    : ReviewReport.heard(inTransaction(lock, connection -> Opinions.heard(connection, pair)));
        });
    }

    /**
     * Takes a decision back and applies that.
     *
     * @throws IllegalArgumentException if the decision does not stand
     */
    public ReviewReport undo(long decision, String by) throws IOException, SQLException {
        return locked(lock -> after(lock, inTransaction(lock, connection -> {
            Decisions.undo(connection, decision, by);
            return decision;
        })));
    }

    /** Applies decisions that wait, and seals batches that an interrupted decision has left. */
    public ReviewReport apply() throws IOException, SQLException {
        return locked(lock -> {
            List<Decision> waiting = inTransaction(lock, Decisions::waiting);
            return waiting.isEmpty()
                    ? ReviewReport.NOTHING
                    : after(lock, waiting.getFirst().id());
        });
    }

    /** What became of a decision that is kept. */
    private ReviewReport after(SourceLock lock, long decision) throws IOException, SQLException {
        try {
            List<Decision> waiting = inTransaction(lock, Decisions::waiting);
            Optional<Applied> applied = inTransaction(lock, this::credit);
            if (applied.isPresent()) {
                centre.seals().seal(applied.get().batch());
            }
            return inTransaction(lock, connection -> report(connection, decision, waiting, applied));
        } catch (IOException | SQLException | RuntimeException e) {
            String why = e instanceof SQLException refused ? StoreException.words(refused) : e.getMessage();
            throw new IllegalStateException(
                    "decision " + decision + " is kept, but not all of it is done: " + why
                            + "; the next night does the rest, or 'review apply'",
                    e);
        }
    }

    /** Credits all decisions that wait as one batch, unless none does. */
    private Optional<Applied> credit(Connection connection) throws IOException, SQLException {
        List<Decision> waiting = Decisions.waiting(connection);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        BatchHandle batch = Batches.open(connection, Decisions.SOURCE, date, run(waiting.getFirst()), Centre.PROGRAM);
        Batches.made(connection, batch, 0, "", Centre.rules(), Learners.digest(learners));
        new Staging(batch, centre.vault()).create(connection);
        Crediting.Terms terms =
                new Crediting.Terms(false, BigDecimal.ONE, (short) 0, new Matching(learners, centre.vault()));
        Crediting.Prepared prepared = Crediting.prepare(connection, batch, terms);
        Crediting.takeBank(connection, batch);
        if (Decisions.waiting(connection).isEmpty()) {
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

    /** No run of the job repository has a number below 0, and each deciding and each undoing has one of its own. */
    static long run(Decision decision) {
        return -(2 * decision.id() + (decision.stands() ? 0 : 1));
    }

    private static ReviewReport report(
            Connection connection, long decision, List<Decision> waiting, Optional<Applied> applied)
            throws SQLException {
        Decision now = Decisions.find(connection, decision).orElseThrow();
        List<Decision> decisions =
                waiting.stream().map(one -> one.id() == decision ? now : one).toList();
        Batch batch = Batches.find(connection, now.batch()).orElse(null);
        Optional<Decision> counts = Decisions.standing(connection, now.pair());
        boolean one = Learners.together(connection, now.pair());
        boolean followed = counts.isEmpty() || counts.get().together() == one;
        return new ReviewReport(decisions, batch, applied.map(Applied::resolved).orElse(null), followed, Heard.NOBODY);
    }

    private ReviewReport locked(Work<SourceLock, ReviewReport> work) throws IOException, SQLException {
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

    private <T> T inTransaction(SourceLock lock, Work<Connection, T> work) throws IOException, SQLException {
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

    private record Applied(BatchHandle batch, Resolved resolved) {}

    @FunctionalInterface
    private interface Work<S, T> {
        T on(S subject) throws IOException, SQLException;
    }
}
