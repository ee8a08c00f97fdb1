package creditbank.credit;

import creditbank.batch.Batch;
import creditbank.batch.BatchHandle;
import creditbank.batch.Batches;
import creditbank.batch.Counts;
import creditbank.batch.Fence;
import creditbank.batch.undo.Reversed;
import creditbank.database.Statistics;
import creditbank.normalise.Claims;
import creditbank.normalise.Compared;
import creditbank.normalise.Reversals;
import creditbank.resolve.Added;
import creditbank.resolve.Learners;
import creditbank.resolve.Resolved;
import creditbank.resolve.match.Matches;
import creditbank.resolve.match.Matching;
import creditbank.vault.RecordKeys;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The one transaction that takes a staged batch into the bank, in three steps: {@link #prepare} writes what belongs to the source alone, {@link #takeBank}
 * waits for the bank-writer lock, {@link #credit} resolves, credits, counts and digests under it. The caller owns the transaction and commits. A crash before
 * the commit leaves the bank untouched and the batch staged; after it, the batch is credited as a whole.
 *
 * <p>Each statement sees what was committed before it, so whoever takes the bank sees everything of everybody who had it before.
 */
public final class Crediting {
    /** The advisory lock under which alone the bank is written, whatever the batch. */
    private static final long BANK_WRITER = 0x62616e6bL;

    private Crediting() {}

    /**
     * What the job says about its source.
     *
     * @param full whether a delivery is everything that the source has
     * @param withdrawalLimit the largest share of the source's live claims that a full delivery may withdraw, such as 0.01
     * @param trust the mapping's trust, higher is believed first
     * @param matching by which model learners are matched; null where exact facts alone decide
     */
    public record Terms(
            boolean full,
            BigDecimal withdrawalLimit,
            short trust,
            @Nullable Matching matching) {}

    /** What stands before the bank is taken. */
    public record Prepared(Compared compared, Added added) {}

    /** What became of the batch at each stage. */
    public record Outcome(Compared compared, Resolved resolved, Credited credited, Counts counts) {}

    /**
     * Compares a staged batch with what its source said before and keeps its new identities and claims. Only the source's one execution writes them, so other
     * sources may have the bank meanwhile.
     *
     * @throws creditbank.normalise.WithdrawalLimitException if a full delivery would withdraw too much; the caller rolls back
     */
    public static Prepared prepare(Connection connection, BatchHandle batch, Terms terms) throws SQLException {
        plan(connection);
        Compared compared = Claims.compare(connection, batch, terms.full(), terms.withdrawalLimit(), terms.trust());
        checkStaged(connection, batch, compared.staged());
        Added added = Learners.add(connection, batch, terms.matching());
        Claims.keep(connection, batch, compared, terms.trust());
        return new Prepared(compared, added);
    }

    /** Credits a prepared batch. */
    public static Outcome credit(
            Connection connection, BatchHandle batch, Terms terms, Prepared prepared, RecordKeys keys)
            throws SQLException, IOException {
        takeBank(connection, batch);
        Compared compared = prepared.compared();
        Statistics.refresh(connection, "claim", compared.fresh() + compared.changed());
        Resolved resolved = Learners.resolve(connection, batch, prepared.added(), terms.matching());
        return finish(connection, batch, compared, resolved, keys);
    }

    /**
     * Matches everybody who is in the bank anew, in a batch without rows that is {@linkplain #prepare prepared}; then that model is in force. Waits for the batches that
     * are being credited, and they for this one.
     */
    public static Outcome rematch(
            Connection connection, BatchHandle batch, Matching matching, Prepared prepared, RecordKeys keys)
            throws SQLException, IOException {
        Matches.forget(connection, batch);
        takeBank(connection, batch);
        Resolved resolved = Learners.rematch(connection, batch, matching);
        return finish(connection, batch, prepared.compared(), resolved, keys);
    }

    /**
     * Takes back what a batch of a source said, or brings it back, in a batch without rows that is {@linkplain #prepare prepared}. The caller holds the source too, and has noted that
     * the batch counts no more, or again.
     */
    public static Reversal reverse(
            Connection connection,
            BatchHandle batch,
            Matching matching,
            Prepared prepared,
            Batch target,
            RecordKeys keys)
            throws SQLException, IOException {
        Matches.share(connection);
        takeBank(connection, batch);
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table touched, new_identity, restored");
        }
        BatchHandle handle = target.handle();
        Reversed reversed = Reversals.compare(connection, batch, handle.sourceId(), handle.id());
        Learners.restoreRetired(connection, batch);
        Reversals.apply(connection, batch, reversed);
        Learners.findRetired(connection);
        Resolved resolved = Learners.reverse(connection, batch, matching);
        Outcome outcome = finish(connection, batch, prepared.compared(), resolved, keys);
        Learners.closeRetired(connection, batch);
        return new Reversal(reversed, outcome);
    }

    /** What taking a batch back did to claims, and what followed. */
    public record Reversal(Reversed reversed, Outcome outcome) {}

    private static Outcome finish(
            Connection connection, BatchHandle batch, Compared compared, Resolved resolved, RecordKeys keys)
            throws SQLException, IOException {
        Credited credited = Records.credit(connection, batch, keys);
        Counts counts = new Counts(
                compared.fresh(),
                compared.changed(),
                compared.unchanged(),
                compared.duplicate(),
                compared.withdrawn(),
                compared.missing(),
                credited.moved());
        Batches.credited(connection, batch, counts, credited.digest());
        return new Outcome(compared, resolved, credited, counts);
    }

    /** Waits until nobody else writes the bank, and holds it until the transaction ends; may be called again. */
    public static void takeBank(Connection connection, BatchHandle batch) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + BANK_WRITER + ")");
        }
        plan(connection);
        Fence.check(connection, batch);
    }

    private static void plan(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local work_mem = '256MB'");
            statement.execute("set local jit = off");
        }
    }

    /** What lies in staging must be what was counted when the chunks were written; a difference means that rows were lost or staged twice. */
    private static void checkStaged(Connection connection, BatchHandle batch, long staged) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select rows, (select count(*) from refusal where batch_id = ?) from batch where batch_id = ?")) {
            statement.setLong(1, batch.id());
            statement.setLong(2, batch.id());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long rows = row.getLong(1);
                long refused = row.getLong(2);
                if (staged + refused != rows) {
                    throw new IllegalStateException("batch " + batch.id() + " has " + staged + " staged and " + refused
                            + " refused rows, expected " + rows + " in all");
                }
            }
        }
    }
}
