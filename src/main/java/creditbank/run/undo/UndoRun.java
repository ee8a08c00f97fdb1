package creditbank.run.undo;

import creditbank.batch.Batch;
import creditbank.batch.BatchHandle;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.Tenures;
import creditbank.batch.undo.Undoings;
import creditbank.credit.Credited;
import creditbank.credit.Crediting;
import creditbank.credit.Effects;
import creditbank.normalise.Staging;
import creditbank.recognise.Recognition;
import creditbank.recognise.registry.Touches;
import creditbank.recognise.rule.RuleSet;
import creditbank.resolve.Learners;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Matching;
import creditbank.run.SourceLock;
import creditbank.run.centre.Centre;
import creditbank.run.source.Source;
import creditbank.run.undo.UndoReport.Effect;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes a batch back as a whole, or brings it back, in a batch of the source {@code undo} that has no rows: new versions, nothing deleted. What other batches and people have said
 * stays. Whoever does it holds the source of the batch, so that no run of it is going on, and the source {@code undo}.
 *
 * <p>Two things are durable, one after the other: the credited batch with the note of what it undid; and its two leaves in the ledger, its own and that of the withdrawal. A crash before
 * the first leaves the bank as it was; one in between leaves a credited batch, which the next undoing seals, or the next night.
 */
public final class UndoRun {
    /** Below the numbers of decisions, of rules and of models. */
    private static final long FIRST_RUN = -(1L << 42);

    private final Centre centre;
    private final List<Source> sources;
    private final LocalDate date;

    /**
     * A run.
     *
     * @param sources with the model and the rules by which the nights go
     * @param date the business date of the batch
     */
    public UndoRun(Centre centre, List<Source> sources, LocalDate date) {
        this.centre = centre;
        this.sources = List.copyOf(sources);
        this.date = date;
    }

    /**
     * What {@link #apply} would do; changes nothing.
     *
     * @param again whether an undone batch is to be brought back
     * @throws IllegalArgumentException if it cannot be done, with the reason
     */
    public UndoReport preview(long batch, boolean again) throws IOException, SQLException {
        return locked(batch, (target, lock) -> reverse(target, again, lock, false));
    }

    /**
     * Takes a batch back, or brings it back, and seals that.
     *
     * @param again whether an undone batch is to be brought back
     * @throws IllegalArgumentException if it cannot be done, with the reason
     */
    public UndoReport apply(long batch, boolean again) throws IOException, SQLException {
        return locked(batch, (target, lock) -> {
            UndoReport done = reverse(target, again, lock, true);
            BatchHandle by = Objects.requireNonNull(done.by()).handle();
            centre.seals().seal(by);
            return done.by(centre.batch(by.id()));
        });
    }

    private UndoReport locked(long batch, Work work) throws IOException, SQLException {
        Batch target = find(batch);
        short undo;
        try (Connection connection = centre.database().getConnection()) {
            undo = Batches.source(connection, Undoings.SOURCE);
        }
        try (SourceLock lock = take(undo, "somebody else is taking a batch back; try again later");
                SourceLock source = take(
                        target.handle().sourceId(),
                        "a run of " + target.handle().source() + " is going on; try again when it has ended")) {
            try (Connection connection = centre.database().getConnection()) {
                Tenures.check(connection, source.tenure());
            }
            centre.seals().sealWaiting();
            return work.with(find(batch), lock);
        }
    }

    private SourceLock take(short source, String otherwise) throws SQLException {
        return SourceLock.take(centre, source).orElseThrow(() -> new IllegalStateException(otherwise));
    }

    private Batch find(long batch) throws SQLException {
        try (Connection connection = centre.database().getConnection()) {
            return Batches.find(connection, batch)
                    .orElseThrow(() -> new IllegalArgumentException("there is no batch " + batch));
        }
    }

    /** Refuses what cannot be done rightly, with the reason. */
    private Source check(Connection connection, Batch target, boolean again) throws SQLException {
        long batch = target.handle().id();
        String name = target.handle().source();
        Source source = sources.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("batch " + batch + " is of '" + name
                        + "', which has no job file: only what a sender has brought can be taken back"));
        if (target.state() != BatchState.SEALED) {
            throw new IllegalArgumentException("batch " + batch + " is "
                    + target.state().text() + " and has changed nothing in the bank; there is nothing to take back");
        }
        Optional<Long> undone = Undoings.undoneBy(connection, batch);
        if (again && undone.isEmpty()) {
            throw new IllegalArgumentException("batch " + batch + " stands; there is nothing to bring back");
        }
        if (!again && undone.isPresent()) {
            throw new IllegalArgumentException("batch " + batch + " was taken back already, by batch " + undone.get());
        }
        Optional<Long> later = Undoings.later(connection, target.handle());
        if (source.job().full() && later.isPresent()) {
            throw new IllegalArgumentException("batch " + later.get() + " has brought a later full delivery of " + name
                    + ", which says all that batch " + batch + " said or no longer says; "
                    + (again ? "nothing to bring back" : "take back batch " + later.get() + " first"));
        }
        Optional<Long> resting = Undoings.resting(connection, target.handle());
        if (resting.isPresent()) {
            throw new IllegalArgumentException(
                    "batch " + resting.get() + " of " + name + " came later and repeated rows"
                            + " unchanged, which rest on what came before; "
                            + (again ? "nothing to bring back" : "take back batch " + resting.get() + " first"));
        }
        return source;
    }

    /** One transaction, which a preview rolls back. */
    private UndoReport reverse(Batch target, boolean again, SourceLock lock, boolean keep)
            throws IOException, SQLException {
        try (Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            try {
                Tenures.check(connection, lock.tenure());
                Source source = check(connection, target, again);
                BatchHandle batch = Batches.open(
                        connection,
                        Undoings.SOURCE,
                        date,
                        FIRST_RUN - Batches.of(connection, Undoings.SOURCE),
                        Centre.PROGRAM);
                UndoReport report = credit(connection, batch, new Aim(target, again, source));
                if (!keep) {
                    return report;
                }
                connection.commit();
                return report.by(centre.batch(batch.id()));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private UndoReport credit(Connection connection, BatchHandle batch, Aim aim) throws IOException, SQLException {
        long target = aim.target().handle().id();
        LearnerModel model = centre.inForce(aim.source().learners());
        RuleSet rules = aim.source().rules();
        Batches.made(connection, batch, 0, "", Centre.rules(), Learners.digest(model));
        new Staging(batch, centre.vault()).create(connection);
        Matching matching = new Matching(model, centre.vault());
        Crediting.Prepared prepared =
                Crediting.prepare(connection, batch, new Crediting.Terms(false, BigDecimal.ONE, (short) 0, matching));
        if (aim.again()) {
            Undoings.redo(connection, target, batch);
        } else {
            Undoings.undo(connection, target, batch);
        }
        Crediting.Reversal reversal = Crediting.reverse(
                connection,
                batch,
                matching,
                prepared,
                aim.target(),
                centre.vault().recordKeys());
        Undoings.count(connection, batch, reversal.reversed());
        Recognition.convert(connection, batch, rules);
        Staging.drop(connection, batch.id());
        Credited credited = reversal.outcome().credited();
        Effect effect = new Effect(
                credited.fresh() + credited.changed(),
                credited.ended(),
                credited.moved(),
                Effects.credits(connection, batch));
        return new UndoReport(
                aim.target(),
                aim.again(),
                reversal.reversed(),
                reversal.outcome().resolved(),
                effect,
                Touches.by(connection, batch),
                null);
    }

    /** What is to be done. */
    private record Aim(Batch target, boolean again, Source source) {}

    private interface Work {
        UndoReport with(Batch target, SourceLock lock) throws IOException, SQLException;
    }
}
