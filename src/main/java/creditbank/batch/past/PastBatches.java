package creditbank.batch.past;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The store of what a batch was made from, and of what came after it. {@link #later} leaves the transaction's table {@code later}, which the stores of the packages named {@code past} read to take
 * the bank back to what it was before; they are for transactions that are rolled back, for they delete.
 */
public final class PastBatches {
    private PastBatches() {}

    /**
     * What a batch was made from.
     *
     * @param mapping SHA-256 of the mapping file
     * @param model made from that of the match model
     * @param full whether the job file said that a delivery is everything
     */
    public record Terms(String mapping, String rules, String model, boolean full) {}

    /** What a batch was made from; empty for one that has no delivery, or is older than these are kept. */
    public static Optional<Terms> terms(Connection connection, long batch) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select mapping_digest, rules_digest, model_digest, full_delivery from batch
                where batch_id = ? and delivery_id is not null and full_delivery is not null""")) {
            select.setLong(1, batch);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Terms(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                        : Optional.empty();
            }
        }
    }

    /** Whether anybody was erased since a batch had been sealed: what he had is no more, so that the batch cannot be made again. */
    public static boolean erasedSince(Connection connection, long batch) throws SQLException {
        return is(
                connection,
                "select exists (select from erasure where erased_at >= (select opened_at from batch where batch_id = ?))",
                batch);
    }

    /** Whether a model came in force since: it has made all pairs anew. */
    public static boolean matchedAnewSince(Connection connection, long batch) throws SQLException {
        return is(connection, """
                select exists (
                    select from match_model m join batch b using (batch_id)
                    where b.credited > (select credited from batch where batch_id = ?))""", batch);
    }

    private static boolean is(Connection connection, String sql, long batch) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, batch);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Notes whether the job file says that a delivery is everything. */
    public static void full(Connection connection, long batch, boolean full) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update batch set full_delivery = ? where batch_id = ?")) {
            update.setBoolean(1, full);
            update.setLong(2, batch);
            update.executeUpdate();
        }
    }

    /** Finds the batches that the bank took not before this one, itself among them, and says how many they are. */
    public static long later(Connection connection, long batch) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long later = statement.executeLargeUpdate("""
                    create temp table later on commit drop as
                    select batch_id from batch where credited >= (select credited from batch where batch_id = %d)""".formatted(batch));
            statement.execute("analyze later");
            statement.executeUpdate("delete from undoing where undone_by in (select batch_id from later)");
            statement.executeUpdate(
                    "update undoing set redone_by = null where redone_by in (select batch_id from later)");
            return later;
        }
    }
}
