package creditbank.run.replay;

import creditbank.batch.Batch;
import creditbank.batch.BatchHandle;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.past.PastBatches;
import creditbank.batch.past.PastBatches.Terms;
import creditbank.batch.past.Repetitions;
import creditbank.credit.Crediting;
import creditbank.credit.Records;
import creditbank.credit.past.PastRecords;
import creditbank.map.Mapping;
import creditbank.map.kept.Mappings;
import creditbank.normalise.past.LaterKeys;
import creditbank.normalise.past.PastClaims;
import creditbank.pull.Delivery;
import creditbank.resolve.Learners;
import creditbank.resolve.force.MatchModels;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Matches;
import creditbank.resolve.match.Matching;
import creditbank.resolve.past.PastLearners;
import creditbank.run.centre.Centre;
import creditbank.run.retention.Purges;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Repeats a past run with the delivery that landed then, the mapping and the match model that were in force then, on the bank as it was before it: a proof that the batch is what these
 * make it. All of it happens in one transaction that is rolled back, under the bank-writer lock, so nights wait meanwhile; it takes as long as the run took, and as the bank's later batches
 * are large.
 */
public final class Replay {
    /** Runs that leave nothing need no numbers of their own, only such as nobody else has. */
    private static final long RUN = -(1L << 45);

    private final Centre centre;

    public Replay(Centre centre) {
        this.centre = centre;
    }

    /**
     * Repeats a run.
     *
     * @throws IllegalArgumentException if it cannot be repeated, with the reason
     */
    public ReplayReport asItWas(long run) throws IOException, SQLException {
        try (Connection connection = centre.session()) {
            connection.setAutoCommit(false);
            try {
                return asItWas(connection, run);
            } finally {
                connection.rollback();
            }
        }
    }

    private ReplayReport asItWas(Connection connection, long run) throws IOException, SQLException {
        Batch batch = Batches.ofRun(connection, run)
                .orElseThrow(() -> new IllegalArgumentException("there is no run " + run));
        if (batch.state() != BatchState.SEALED) {
            throw new IllegalArgumentException(
                    "run " + run + " is " + batch.state().text() + ", so it changed nothing that could be repeated");
        }
        Terms terms = PastBatches.terms(connection, batch.handle().id())
                .orElseThrow(() -> new IllegalArgumentException(
                        "run " + run + " has brought no delivery, or is older than what is kept for this"));
        Mapping mapping = Mappings.find(connection, terms.mapping())
                .orElseThrow(() -> new IllegalArgumentException("the mapping of run " + run + " was not kept"));
        check(connection, terms, batch);
        landed(connection, batch);
        Matching matching = new Matching(MatchModels.inForce(connection).orElseThrow(), centre.vault());
        Delivery delivery = centre.deliveries().find(batch.deliveryId()).orElseThrow();
        Instant when = Batches.times(connection, batch.handle().id()).getLast().orElseThrow();

        Matches.share(connection);
        BatchHandle past = open(connection, batch, RUN);
        Crediting.takeBank(connection, past);
        long later = PastBatches.later(connection, batch.handle().id());
        PastClaims.revert(connection);
        PastLearners.revert(connection, past, matching, when.toString());
        PastRecords.revert(connection, when.toString());
        Records.credit(connection, past, centre.vault().recordKeys());

        BatchHandle again = open(connection, batch, RUN - 1);
        Set<UUID> left = left(connection, batch.handle());
        Restaged staged = Restaged.stage(centre, connection, again, new Restaged.Plan(mapping, delivery, left, false));
        Crediting.Terms credited = new Crediting.Terms(terms.full(), BigDecimal.ONE, mapping.trust(), matching);
        Crediting.Prepared prepared = Crediting.prepare(connection, again, credited);
        Crediting.Outcome outcome = Crediting.credit(
                connection, again, credited, prepared, centre.vault().recordKeys());
        return new ReplayReport(
                batch,
                later,
                outcome.counts(),
                staged.refused(),
                outcome.credited().digest());
    }

    /** What a repetition had left out is left out again. */
    private static Set<UUID> left(Connection connection, BatchHandle batch) throws SQLException {
        Optional<Long> repeated = Repetitions.repeats(connection, batch.id());
        return repeated.isEmpty() ? Set.of() : LaterKeys.of(connection, batch.sourceId(), repeated.get(), batch.id());
    }

    private void check(Connection connection, Terms terms, Batch batch) throws SQLException {
        long run = batch.run();
        if (PastBatches.erasedSince(connection, batch.handle().id())) {
            throw new IllegalArgumentException("learners were erased since run " + run + ", so it cannot be repeated");
        }
        if (PastBatches.matchedAnewSince(connection, batch.handle().id())) {
            throw new IllegalArgumentException("everybody was matched anew since run " + run
                    + ", which has made all pairs anew, so it cannot be repeated");
        }
        if (!terms.rules().equals(Centre.rules())) {
            throw new IllegalArgumentException(
                    "run " + run
                            + " was normalised by other rules of the program than this version has; repeat it with that version");
        }
        LearnerModel model = MatchModels.inForce(connection).orElseThrow();
        if (!terms.model().equals(Learners.digest(model))) {
            throw new IllegalArgumentException(
                    "run " + run + " was matched by another model than that in force now: put"
                            + " that one in force again with 'model apply' first, in a copy of the bank");
        }
    }

    /** Refuses a run whose delivery is no longer kept. */
    static void landed(Connection connection, Batch batch) throws SQLException {
        Optional<Instant> deleted = Purges.bytesOf(connection, batch.deliveryId());
        if (deleted.isPresent()) {
            throw new IllegalArgumentException("the delivery of run " + batch.run() + " was deleted by the purge of "
                    + deleted.get() + ", so it cannot be repeated; its digest is still in the ledger");
        }
    }

    private static BatchHandle open(Connection connection, Batch batch, long run) throws SQLException {
        return Batches.open(connection, batch.handle().source(), batch.handle().date(), run, Centre.PROGRAM);
    }
}
