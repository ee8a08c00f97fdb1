package creditbank.run.replay;

import creditbank.batch.Batch;
import creditbank.batch.BatchHandle;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.Tenures;
import creditbank.batch.past.PastBatches;
import creditbank.batch.past.Repetitions;
import creditbank.batch.undo.Undoings;
import creditbank.credit.Crediting;
import creditbank.credit.Effects;
import creditbank.map.kept.Mappings;
import creditbank.normalise.Staging;
import creditbank.normalise.WithdrawalLimitException;
import creditbank.normalise.past.LaterKeys;
import creditbank.pull.Delivery;
import creditbank.recognise.Recognition;
import creditbank.resolve.Learners;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Matching;
import creditbank.run.SourceLock;
import creditbank.run.centre.Centre;
import creditbank.run.source.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Repeats a past run's landed delivery with today's mapping, rules and model, in a sealed batch of its own, of the same source. Rows of keys that later deliveries have changed are left out,
 * so that what came later stays what counts; where later deliveries rest on it as a whole, it is refused. Whoever does it holds the source.
 *
 * <p>Two things are durable, one after the other: the credited batch, and its leaf. A crash before the first leaves the bank as it was; one in between leaves a credited batch, which the
 * next repetition or the next night of the source seals.
 */
public final class Repetition {
    /** Below the numbers of all other batches that no night has; each number names its source and how many batches that had. */
    private static final long FIRST_RUN = -(1L << 46);

    private static final int SOURCES = 1 << 15;
    /** A job's limits are in hundredths of a percent. */
    private static final int SHARE_SCALE = 4;

    private final Centre centre;
    private final List<Source> sources;

    public Repetition(Centre centre, List<Source> sources) {
        this.centre = centre;
        this.sources = List.copyOf(sources);
    }

    /**
     * What {@link #apply} would do; changes nothing.
     *
     * @throws IllegalArgumentException if it cannot be done, with the reason
     */
    public RepetitionReport preview(long run) throws IOException, SQLException {
        return locked(run, (batch, source, lock) -> repeat(batch, source, lock, false));
    }

    /**
     * Repeats a run and seals that.
     *
     * @throws IllegalArgumentException if it cannot be done, with the reason
     */
    public RepetitionReport apply(long run) throws IOException, SQLException {
        return locked(run, (batch, source, lock) -> {
            RepetitionReport done = repeat(batch, source, lock, true);
            BatchHandle by = Objects.requireNonNull(done.by()).handle();
            centre.seals().seal(by);
            return done.by(centre.batch(by.id()));
        });
    }

    private RepetitionReport locked(long run, Work work) throws IOException, SQLException {
        Batch batch;
        try (Connection connection = centre.database().getConnection()) {
            batch = Batches.ofRun(connection, run)
                    .orElseThrow(() -> new IllegalArgumentException("there is no run " + run));
        }
        String name = batch.handle().source();
        Source source = sources.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "run " + run + " is of source '" + name + "', which has no job file"));
        try (SourceLock lock = SourceLock.take(centre, batch.handle().sourceId())
                .orElseThrow(() ->
                        new IllegalStateException("a run of " + name + " is going on; try again when it has ended"))) {
            centre.seals().sealWaiting();
            return work.with(batch, source.matchedBy(centre.inForce(source.learners())), lock);
        }
    }

    private static void check(Connection connection, Batch batch, Source source) throws SQLException {
        String run = "run " + batch.run();
        long id = batch.handle().id();
        if (batch.state() != BatchState.SEALED || batch.deliveryId() == 0) {
            throw new IllegalArgumentException(
                    run + " is " + batch.state().text() + " and has changed nothing that could be repeated");
        }
        Replay.landed(connection, batch);
        Optional<Long> undone = Undoings.undoneBy(connection, id);
        if (undone.isPresent()) {
            throw new IllegalArgumentException(
                    run + " was taken back by batch " + undone.get() + "; bring it back first");
        }
        Optional<Long> repeats = Repetitions.repeats(connection, id);
        if (repeats.isPresent()) {
            throw new IllegalArgumentException(
                    run + " repeats batch " + repeats.get() + " already; repeat the run of that one");
        }
        Optional<Long> resting = source.job().full()
                ? Repetitions.later(connection, batch.handle())
                : Repetitions.resting(connection, batch.handle());
        if (resting.isPresent()) {
            throw new IllegalArgumentException("batch " + resting.get() + " of "
                    + batch.handle().source() + " came later and rests on what " + run
                    + " has brought; repeat the run of that batch");
        }
    }

    /** One transaction, which a preview rolls back. */
    private RepetitionReport repeat(Batch past, Source source, SourceLock lock, boolean keep)
            throws IOException, SQLException {
        try (Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            try {
                Tenures.check(connection, lock.tenure());
                check(connection, past, source);
                long batches = Batches.of(connection, source.name());
                BatchHandle batch = Batches.open(
                        connection,
                        source.name(),
                        past.handle().date(),
                        FIRST_RUN - batches * SOURCES - past.handle().sourceId(),
                        Centre.PROGRAM);
                RepetitionReport report = credit(connection, batch, past, source);
                if (!keep) {
                    return report;
                }
                connection.commit();
                return report.by(centre.batch(batch.id()));
            } catch (WithdrawalLimitException e) {
                throw new IllegalArgumentException(
                        "it would withdraw " + e.withdrawing() + " of " + e.live()
                                + " live claims, more than the job file allows",
                        e);
            } catch (NoSuchFileException e) {
                throw new IllegalArgumentException("the delivery of run " + past.run() + " is no longer kept", e);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private RepetitionReport credit(Connection connection, BatchHandle batch, Batch past, Source source)
            throws IOException, SQLException {
        LearnerModel model = source.learners();
        Delivery delivery = centre.deliveries().find(past.deliveryId()).orElseThrow();
        Mappings.keep(connection, source.mapping());
        PastBatches.full(connection, batch.id(), source.job().full());
        Batches.made(
                connection, batch, delivery.id(), source.mapping().digest(), Centre.rules(), Learners.digest(model));
        Repetitions.note(connection, batch, past.handle().id());
        var later = LaterKeys.of(connection, batch.sourceId(), past.handle().id(), batch.id());
        Restaged staged =
                Restaged.stage(centre, connection, batch, new Restaged.Plan(source.mapping(), delivery, later, true));
        Crediting.Terms terms = new Crediting.Terms(
                source.job().full(),
                BigDecimal.valueOf(source.job().limits().withdrawal(), SHARE_SCALE),
                source.mapping().trust(),
                new Matching(model, centre.vault()));
        Crediting.Prepared prepared = Crediting.prepare(connection, batch, terms);
        Crediting.Outcome outcome = Crediting.credit(
                connection, batch, terms, prepared, centre.vault().recordKeys());
        Recognition.convert(connection, batch, source.rules());
        Staging.drop(connection, batch.id());
        return new RepetitionReport(
                past,
                outcome.counts(),
                staged.refused(),
                staged.left(),
                outcome.credited(),
                Effects.credits(connection, batch),
                null);
    }

    private interface Work {
        RepetitionReport with(Batch batch, Source source, SourceLock lock) throws IOException, SQLException;
    }
}
