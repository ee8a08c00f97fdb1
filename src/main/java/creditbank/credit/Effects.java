package creditbank.credit;

import creditbank.batch.BatchHandle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The store of versions, read for what a batch has changed beside its counts. */
public final class Effects {
    private static final String CREDITS = """
            select coalesce(sum(case when n.live then coalesce(n.credits, 0) else 0 end
                - case when o.live then coalesce(o.credits, 0) else 0 end), 0)
            from record_version n left join record_version o on o.record_id = n.record_id and o.version = n.version - 1
            where n.batch_id = ?""";

    private Effects() {}

    /** By how many hundredths the batch changed the credits that senders state of live records. */
    public static long credits(Connection connection, BatchHandle batch) throws SQLException {
        return number(connection, CREDITS, batch);
    }

    private static long number(Connection connection, String sql, BatchHandle batch) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, batch.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
