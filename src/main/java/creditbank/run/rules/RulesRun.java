package creditbank.run.rules;

import creditbank.batch.Batch;
import creditbank.batch.BatchHandle;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.Counts;
import creditbank.batch.Tenures;
import creditbank.credit.Crediting;
import creditbank.recognise.Impact;
import creditbank.recognise.Reassessment;
import creditbank.recognise.rule.RuleSet;
import creditbank.run.SourceLock;
import creditbank.run.centre.Centre;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts rules in force for everything that is in the bank, in a batch of the source {@code rules} that has no rows and no versions, only worksheets.
 *
 * <p>Two things are durable, one after the other: the credited batch with all its worksheets, and its leaf in the ledger. A crash before the first leaves nothing;
 * one in between leaves a credited batch, which the next run seals, or the next night.
 */
public final class RulesRun {
    /** The source of such batches, which no job file may have. */
    public static final String SOURCE = "rules";

    /** Runs of the job repository have numbers above 0, those of decisions a little below. */
    private static final long FIRST_RUN = -(1L << 40);

    /** SHA-256 of no lines. */
    private static final String NO_VERSIONS = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final Centre centre;
    private final RuleSet rules;
    private final LocalDate date;

    /**
     * A run.
     *
     * @param date the business date of the batch
     */
    public RulesRun(Centre centre, RuleSet rules, LocalDate date) {
        this.centre = centre;
        this.rules = rules;
        this.date = date;
    }

    /**
     * What these rules would do to the bank as it is.
     *
     * @throws creditbank.recognise.ChangedRuleException if a version that has converted has other words now
     */
    public Impact preview() throws SQLException {
        try (Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            try {
                return Reassessment.preview(connection, rules);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * Puts them in force.
     *
     * @throws creditbank.recognise.ChangedRuleException if a version that has converted has other words now
     */
    public RulesReport apply() throws IOException, SQLException {
        short source;
        try (Connection connection = centre.database().getConnection()) {
            source = Batches.source(connection, SOURCE);
        }
        try (SourceLock lock = SourceLock.take(centre, source)
                .orElseThrow(() -> new IllegalStateException("somebody else is putting rules in force; try again"))) {
            Optional<Batch> left = unsealed(lock);
            if (left.isPresent()) {
                centre.seals().seal(left.get().handle());
            }
            Applied applied = credit(lock);
            BatchHandle batch = applied.batch;
            if (batch == null) {
                return new RulesReport(applied.impact, null);
            }
            centre.seals().seal(batch);
            return new RulesReport(applied.impact, centre.batch(batch.id()));
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

    /** One transaction; rolled back where no worksheet changes. */
    private Applied credit(SourceLock lock) throws SQLException {
        try (Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            try {
                Tenures.check(connection, lock.tenure());
                long run = FIRST_RUN - Batches.of(connection, SOURCE);
                BatchHandle batch = Batches.open(connection, SOURCE, date, run, Centre.PROGRAM);
                Crediting.takeBank(connection, batch);
                Impact impact = Reassessment.apply(connection, batch, rules);
                if (!impact.changes()) {
                    return new Applied(impact, null);
                }
                Batches.made(connection, batch, 0, "", Centre.rules(), "");
                Batches.credited(connection, batch, new Counts(0, 0, 0, 0, 0, 0, 0), NO_VERSIONS);
                connection.commit();
                return new Applied(impact, batch);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private record Applied(Impact impact, @Nullable BatchHandle batch) {}
}
