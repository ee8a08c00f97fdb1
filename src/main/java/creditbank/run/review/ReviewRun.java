package creditbank.run.review;

import creditbank.batch.Batch;
import creditbank.batch.Batches;
import creditbank.recognise.rule.RuleSet;
import creditbank.resolve.Decision;
import creditbank.resolve.Decisions;
import creditbank.resolve.Learners;
import creditbank.resolve.Opinions;
import creditbank.resolve.Opinions.Heard;
import creditbank.resolve.Pair;
import creditbank.resolve.match.LearnerModel;
import creditbank.run.SourceLock;
import creditbank.run.centre.Centre;
import creditbank.run.centre.StoreException;
import creditbank.run.review.HandBatches.Applied;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Applies what people decide at once, in a batch of the source {@code review} that has no rows. Whoever decides holds that source's lock, so one decision is
 * applied after the other; the bank-writer lock keeps them apart from the nights.
 *
 * <p>Three things are durable, one after the other: the decision, the credited batch, its leaf in the ledger. A crash behind the first leaves a decision that
 * waits: the next batch of any source applies it, or the next decision, or {@link #apply}. The batch is opened and credited in one transaction, so a crash in
 * between leaves nothing of it. A crash behind the second leaves a credited batch, which the next night seals, or the next decision.
 */
public final class ReviewRun {
    private final HandBatches batches;

    /**
     * A run.
     *
     * @param learners the model by which the nights match learners
     * @param rules the rules by which the nights convert
     * @param date the business date of the batches
     */
    public ReviewRun(Centre centre, LearnerModel learners, RuleSet rules, LocalDate date) {
        batches = new HandBatches(centre, learners, rules, date);
    }

    /**
     * Decides about two identities and applies it.
     *
     * @throws IllegalArgumentException if that cannot be decided, with the reason
     */
    public ReviewReport decide(Pair pair, boolean together, String by) throws IOException, SQLException {
        return batches.locked(lock -> after(
                lock, batches.inTransaction(lock, connection -> Decisions.decide(connection, pair, together, by))));
    }

    /**
     * Keeps what somebody says of two identities without seeing what others said, and decides it where two say the same.
     *
     * @throws IllegalArgumentException if that cannot be decided, with the reason
     */
    public ReviewReport say(Pair pair, boolean together, String by) throws IOException, SQLException {
        return batches.locked(lock -> {
            OptionalLong decision =
                    batches.inTransaction(lock, connection -> Opinions.say(connection, pair, together, by));
            return decision.isPresent()
                    ? after(lock, decision.getAsLong())
                    : ReviewReport.heard(batches.inTransaction(lock, connection -> Opinions.heard(connection, pair)));
        });
    }

    /**
     * Takes a decision back and applies that.
     *
     * @throws IllegalArgumentException if the decision does not stand
     */
    public ReviewReport undo(long decision, String by) throws IOException, SQLException {
        return batches.locked(lock -> after(lock, batches.inTransaction(lock, connection -> {
            Decisions.undo(connection, decision, by);
            return decision;
        })));
    }

    /** Applies decisions that wait, and seals batches that an interrupted decision has left. */
    public ReviewReport apply() throws IOException, SQLException {
        return batches.locked(lock -> {
            List<Decision> waiting = batches.inTransaction(lock, Decisions::waiting);
            return waiting.isEmpty()
                    ? ReviewReport.NOTHING
                    : after(lock, waiting.getFirst().id());
        });
    }

    /** What became of a decision that is kept. */
    private ReviewReport after(SourceLock lock, long decision) throws IOException, SQLException {
        try {
            List<Decision> waiting = batches.inTransaction(lock, Decisions::waiting);
            Optional<Applied> applied = batches.follow(lock, ReviewRun::waiting);
            return batches.inTransaction(lock, connection -> report(connection, decision, waiting, applied));
        } catch (IOException | SQLException | RuntimeException e) {
            String why = e instanceof SQLException refused ? StoreException.words(refused) : e.getMessage();
            throw new IllegalStateException(
                    "decision " + decision + " is kept, but not all of it is done: " + why
                            + "; the next night does the rest, or 'review apply'",
                    e);
        }
    }

    /** The run of a batch that follows the decisions that wait; none where none does. */
    private static OptionalLong waiting(Connection connection) throws SQLException {
        List<Decision> waiting = Decisions.waiting(connection);
        return waiting.isEmpty() ? OptionalLong.empty() : OptionalLong.of(run(waiting.getFirst()));
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
}
