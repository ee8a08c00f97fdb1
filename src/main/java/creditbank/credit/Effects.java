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

    private static final String DECISIONS = """
            select count(*) from link_decision d
            where d.undone_at is null
                and exists (select from retired_identity r where r.identity_id in (d.a, d.b) and r.retired_batch = ?)""";

    private Effects() {}

    /** By how many hundredths the batch changed the credits that senders state of live records. */
    public static long credits(Connection connection, BatchHandle batch) throws SQLException {
        return number(connection, CREDITS, batch);
    }

    /** How many decisions that stand are about identities that have retired with the batch. */
    public static long decisions(Connection connection, BatchHandle batch) throws SQLException {
        return number(connection, DECISIONS, batch);
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
