package creditbank.run.models;

import creditbank.batch.Batch;
import creditbank.batch.BatchHandle;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.Tenures;
import creditbank.credit.Crediting;
import creditbank.normalise.Staging;
import creditbank.recognise.Recognition;
import creditbank.recognise.rule.RuleSet;
import creditbank.resolve.Learners;
import creditbank.resolve.force.MatchModels;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Matching;
import creditbank.run.SourceLock;
import creditbank.run.centre.Centre;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Matches everybody who is in the bank by another model, in a batch of the source {@code model} that has no rows.
 *
 * <p>Two things are durable, one after the other: the credited batch, with the model in force, all keys, pairs, memberships and the versions of records that moved; and its
 * leaf in the ledger. A crash before the first leaves the bank as it was; one in between leaves a credited batch, which the next run seals, or the next night.
 */
public final class ModelRun {
    /** The source of such batches, which no job file may have. */
    public static final String SOURCE = "model";

    /** Below the numbers of every other kind of batch; {@link Batches#open} refuses one that another source has. */
    private static final long FIRST_RUN = -(1L << 44);

    private final Centre centre;
    private final LearnerModel model;
    private final RuleSet rules;
    private final LocalDate date;

    /**
     * A run.
     *
     * @param model the other model
     * @param rules the rules by which the nights convert
     * @param date the business date of the batch
     */
    public ModelRun(Centre centre, LearnerModel model, RuleSet rules, LocalDate date) {
        this.centre = centre;
        this.model = model;
        this.rules = rules;
        this.date = date;
    }

    /** What the model would change. The bank waits meanwhile, for it is matched and then taken back. */
    public ModelReport preview() throws IOException, SQLException {
        return locked(lock -> match(lock, false));
    }

    /** Puts the model in force. */
    public ModelReport apply() throws IOException, SQLException {
        return locked(lock -> {
            ModelReport report = match(lock, true);
            Batch batch = report.batch();
            if (batch == null) {
                return report;
            }
            centre.seals().seal(batch.handle());
            return new ModelReport(
                    report.before(),
                    report.after(),
                    report.resolved(),
                    report.moved(),
                    centre.batch(batch.handle().id()));
        });
    }

    private ModelReport locked(Work work) throws IOException, SQLException {
        short source;
        try (Connection connection = centre.database().getConnection()) {
            source = Batches.source(connection, SOURCE);
        }
        try (SourceLock lock = SourceLock.take(centre, source)
                .orElseThrow(() -> new IllegalStateException("somebody else is trying a model; try again later"))) {
            Optional<Batch> left = unsealed(lock);
            if (left.isPresent()) {
                centre.seals().seal(left.get().handle());
            }
            return work.with(lock);
        }
    }

    private Optional<Batch> unsealed(SourceLock lock) throws SQLException {
        try (Connection connection = centre.database().getConnection()) {
            Tenures.check(connection, lock.tenure());
            return Batches.unfinished(connection, SOURCE).stream()
                    .filter(batch -> batch.state() == BatchState.CREDITED)
                    .findFirst();
        }
    }

    /** One transaction, which a preview takes back. */
    private ModelReport match(SourceLock lock, boolean keep) throws IOException, SQLException {
        try (Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            try {
                Tenures.check(connection, lock.tenure());
                String before = MatchModels.inForce(connection)
                        .map(LearnerModel::digest)
                        .orElse("");
                if (before.equals(model.digest())) {
                    return new ModelReport(before, before, null, 0, null);
                }
                BatchHandle batch = Batches.open(
                        connection, SOURCE, date, FIRST_RUN - Batches.of(connection, SOURCE), Centre.PROGRAM);
                Crediting.Outcome outcome = credit(connection, batch);
                Batch kept = null;
                if (keep) {
                    kept = Batches.find(connection, batch.id()).orElseThrow();
                    connection.commit();
                }
                return new ModelReport(
                        before,
                        model.digest(),
                        outcome.resolved(),
                        outcome.counts().moved(),
                        kept);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Crediting.Outcome credit(Connection connection, BatchHandle batch) throws IOException, SQLException {
        Batches.made(connection, batch, 0, "", Centre.rules(), Learners.digest(model));
        new Staging(batch, centre.vault()).create(connection);
        Crediting.Terms nothing = new Crediting.Terms(false, BigDecimal.ONE, (short) 0, null);
        Crediting.Prepared prepared = Crediting.prepare(connection, batch, nothing);
        Crediting.Outcome outcome = Crediting.rematch(
                connection,
                batch,
                new Matching(model, centre.vault()),
                prepared,
                centre.vault().recordKeys());
        Recognition.convert(connection, batch, rules);
        Staging.drop(connection, batch.id());
        return outcome;
    }

    private interface Work {
        ModelReport with(SourceLock lock) throws IOException, SQLException;
    }
}
