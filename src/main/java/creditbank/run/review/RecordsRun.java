package creditbank.run.review;

import creditbank.batch.Batch;
import creditbank.batch.Batches;
import creditbank.credit.content.Attempt;
import creditbank.credit.content.Content;
import creditbank.credit.content.Facet;
import creditbank.credit.content.Survivorship;
import creditbank.credit.correct.Correction;
import creditbank.credit.correct.Corrections;
import creditbank.credit.correct.Corrections.Given;
import creditbank.credit.evidence.Behind;
import creditbank.credit.evidence.Derivation;
import creditbank.credit.evidence.Evidence;
import creditbank.credit.evidence.Evidences;
import creditbank.credit.same.ClaimPair;
import creditbank.credit.same.SameDecision;
import creditbank.credit.same.SameDecisions;
import creditbank.recognise.rule.RuleSet;
import creditbank.resolve.match.LearnerModel;
import creditbank.run.SourceLock;
import creditbank.run.centre.Centre;
import creditbank.run.centre.StoreException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Applies what people say of records at once, in a sealed batch of the source {@code review}: which claims are one achievement, and what a record shall show.
 *
 * <p>Durable are, one after the other, the word, the credited batch and its leaf, as with {@link ReviewRun}: a crash behind the first leaves a word that waits for
 * the next batch of any source, or for {@link #apply}.
 */
public final class RecordsRun {
    /** Runs of the job repository have numbers above 0; those of decisions about learners and of rules lie above this. */
    private static final long FIRST_RUN = -(1L << 41);

    private final HandBatches batches;

    /**
     * A run.
     *
     * @param learners the model by which the nights match learners
     * @param rules the rules by which the nights convert
     * @param date the business date of the batches
     */
    public RecordsRun(Centre centre, LearnerModel learners, RuleSet rules, LocalDate date) {
        batches = new HandBatches(centre, learners, rules, date);
    }

    /**
     * What became of it.
     *
     * @param word the number of the decision or correction; 0 where only what waited was applied
     * @param batch the batch that follows it; null where there was nothing to apply
     */
    public record Followed(long word, @Nullable Batch batch) {}

    /**
     * Decides whether two claims are one achievement.
     *
     * @throws IllegalArgumentException if that cannot be decided, with the reason
     */
    public Followed decide(ClaimPair pair, boolean together, String by) throws IOException, SQLException {
        return batches.locked(lock -> after(
                lock, batches.inTransaction(lock, connection -> SameDecisions.decide(connection, pair, together, by))));
    }

    /**
     * Takes a decision about two claims back.
     *
     * @throws IllegalArgumentException if it does not stand
     */
    public Followed undo(long decision, String by) throws IOException, SQLException {
        return batches.locked(lock -> after(lock, batches.inTransaction(lock, connection -> {
            SameDecisions.undo(connection, decision, by);
            return decision;
        })));
    }

    /**
     * Corrects a facet of a record, for good.
     *
     * @throws IllegalArgumentException if there is no such live record, or the value is refused, with the reason
     */
    public Followed correct(long recordId, Facet facet, String value, Given given) throws IOException, SQLException {
        return batches.locked(lock -> after(lock, batches.inTransaction(lock, connection -> {
            List<Behind> claims = claims(connection, recordId);
            Content base = Survivorship.of(claims.stream().map(Behind::said).toList());
            Attempt right = facet == Facet.RESULT ? Corrections.result(base, value) : null;
            if (right != null) {
                Derivation.check(right, claims);
            }
            return Corrections.correct(connection, recordId, base, facet, value, given);
        })));
    }

    /**
     * Takes a correction back.
     *
     * @throws IllegalArgumentException if it does not stand
     */
    public Followed restore(long correction, String by) throws IOException, SQLException {
        return batches.locked(lock -> after(lock, batches.inTransaction(lock, connection -> {
            Corrections.undo(connection, correction, by);
            return correction;
        })));
    }

    /** Applies what waits. */
    public Followed apply() throws IOException, SQLException {
        return batches.locked(lock -> after(lock, 0));
    }

    private static List<Behind> claims(Connection connection, long recordId) throws SQLException {
        Evidence evidence = Evidences.of(connection, recordId)
                .orElseThrow(() -> new IllegalArgumentException("there is no record " + recordId));
        if (!evidence.head().live()) {
            throw new IllegalArgumentException(
                    "record " + recordId + " is not live; 'records show " + recordId + "' tells where its claims are");
        }
        return evidence.claims();
    }

    private Followed after(SourceLock lock, long word) throws IOException, SQLException {
        try {
            Optional<HandBatches.Applied> applied = batches.follow(lock, RecordsRun::waiting);
            Batch batch = applied.isEmpty()
                    ? null
                    : batches.inTransaction(
                            lock,
                            connection -> Batches.find(
                                            connection, applied.get().batch().id())
                                    .orElseThrow());
            return new Followed(word, batch);
        } catch (IOException | SQLException | RuntimeException e) {
            String why = e instanceof SQLException refused ? StoreException.words(refused) : e.getMessage();
            throw new IllegalStateException(
                    word + " is kept, but not all of it is done: " + why
                            + "; the next night does the rest, or 'review apply'",
                    e);
        }
    }

    /** Each word and each taking back has a run of its own; the lowest that waits gives its batch the number. */
    private static OptionalLong waiting(Connection connection) throws SQLException {
        List<SameDecision> decisions = SameDecisions.waiting(connection);
        List<Correction> corrections = Corrections.waiting(connection);
        if (!decisions.isEmpty()) {
            SameDecision last = decisions.getFirst();
            return OptionalLong.of(run(last.id(), last.stands()));
        }
        if (!corrections.isEmpty()) {
            Correction last = corrections.getLast();
            return OptionalLong.of(run(last.id(), last.stands()));
        }
        return OptionalLong.empty();
    }

    private static long run(long word, boolean stands) {
        return FIRST_RUN - (2 * word + (stands ? 0 : 1));
    }
}
