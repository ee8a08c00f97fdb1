package creditbank.credit;

import creditbank.batch.BatchHandle;
import creditbank.batch.Batches;
import creditbank.batch.Counts;
import creditbank.batch.Fence;
import creditbank.normalise.Claims;
import creditbank.normalise.Compared;
import creditbank.resolve.Learners;
import creditbank.resolve.Resolved;
import creditbank.vault.RecordKeys;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The one transaction that takes a staged batch into the bank: compare, resolve, credit, counts and digest, under the bank-writer lock. The caller owns the
 * transaction and commits. A crash before the commit leaves the bank untouched and the batch staged; after it, the batch is credited as a whole.
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
     */
    public record Terms(boolean full, BigDecimal withdrawalLimit, short trust) {}

    /** What became of the batch at each stage. */
    public record Outcome(Compared compared, Resolved resolved, Credited credited, Counts counts) {}

    /**
     * Credits a staged batch.
     *
     * @throws creditbank.normalise.WithdrawalLimitException if a full delivery would withdraw too much; the caller rolls back
     */
    public static Outcome credit(Connection connection, BatchHandle batch, Terms terms, RecordKeys keys)
            throws SQLException, IOException {
        takeBank(connection, batch);
        Compared compared = Claims.compare(connection, batch, terms.full(), terms.withdrawalLimit(), terms.trust());
        checkStaged(connection, batch, compared.staged());
        Resolved resolved = Learners.resolve(connection, batch);
        Claims.keep(connection, batch, compared, terms.trust());
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
            statement.execute("set local work_mem = '256MB'");
            statement.execute("set local jit = off");
        }
        Fence.check(connection, batch);
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
