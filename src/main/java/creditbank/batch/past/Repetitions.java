package creditbank.batch.past;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The store of batches that repeat another one's delivery. */
public final class Repetitions {
    private static final String LATER = """
            select max(b.batch_id) from batch t join batch b using (source_id)
            where t.batch_id = ? and b.batch_id > t.batch_id and b.state in ('credited', 'sealed') and b.repeats is distinct from t.batch_id
                and not exists (select from undoing u where u.batch_id = b.batch_id and u.redone_by is null)""";

    private Repetitions() {}

    /** Notes that a batch repeats another one. */
    public static void note(Connection connection, BatchHandle batch, long repeated) throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement update =
                connection.prepareStatement("update batch set repeats = ? where batch_id = ?")) {
            update.setLong(1, repeated);
            update.setLong(2, batch.id());
            update.executeUpdate();
        }
    }

    /** The batch that this one repeats. */
    public static Optional<Long> repeats(Connection connection, long batch) throws SQLException {
        return number(connection, "select repeats from batch where batch_id = ?", batch);
    }

    /** The latest of the source's batches after this one that the bank has taken, that stands and that does not repeat this one. */
    public static Optional<Long> later(Connection connection, BatchHandle batch) throws SQLException {
        return number(connection, LATER, batch.id());
    }

    /** The latest of those that was a full delivery, or that repeated rows unchanged, of which the bank keeps no trace. */
    public static Optional<Long> resting(Connection connection, BatchHandle batch) throws SQLException {
        return number(connection, LATER + " and (b.full_delivery or b.unchanged > 0)", batch.id());
    }

    private static Optional<Long> number(Connection connection, String sql, long batch) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, batch);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getObject(1, Long.class)) : Optional.empty();
            }
        }
    }
}
