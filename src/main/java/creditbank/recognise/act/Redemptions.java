package creditbank.recognise.act;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The store of what was redeemed. A unique index lets a record be redeemed once, whatever the callers have looked at before. */
public final class Redemptions {
    /** The learner, those who forward to him, and those to whom his identities ever belonged, or whom the rows behind his claims named before; the first parameter {@link #KIN_TIMES} times. */
    static final String KIN = """
            with kin as (
                select ?::bigint as learner_id
                union select learner_id from learner where forward_to = ?
                union select o.learner_id from membership m join membership o on o.identity_id = m.identity_id
                    where m.learner_id = ? and m.until_batch is null
                union select o.learner_id from membership m
                    join claim c on c.identity_id = m.identity_id and c.ended_batch is null
                    join claim w on w.source_id = c.source_id and w.claim_key = c.claim_key and w.ended_batch is not null and w.identity_id <> c.identity_id
                    join membership o on o.identity_id = w.identity_id
                    where m.learner_id = ? and m.until_batch is null)
            """;

    static final int KIN_TIMES = 4;

    private static final String STANDING = KIN + """
            , hit as (
                select p.act_id, p.record_id from kin
                join act a using (learner_id)
                join redemption p on p.act_id = a.act_id and p.cancelled_by is null
                union
                select p.act_id, p.record_id from kin
                join record r using (learner_id)
                join redemption p on p.record_id = r.record_id and p.cancelled_by is null)
            select p.act_id, p.record_id, coalesce(record_now(p.record_id), 0), coalesce(l.forward_to, l.learner_id), g.name, g.version,
                p.credits, p.worth
            from hit
            join redemption p using (act_id, record_id)
            join act a on a.act_id = p.act_id
            join programme g on g.programme_id = a.programme_id
            join learner l on l.learner_id = a.learner_id
            order by p.act_id, p.record_id""";

    private Redemptions() {}

    /** What stands that a learner has redeemed, or that concerns records of his. */
    public static List<Redemption> of(Connection connection, long learnerId) throws SQLException {
        List<Redemption> redemptions = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(STANDING)) {
            for (int i = 1; i <= KIN_TIMES; i++) {
                statement.setLong(i, learnerId);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    redemptions.add(new Redemption(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getString(5),
                            row.getInt(6),
                            row.getInt(7),
                            row.getInt(8)));
                }
            }
        }
        return redemptions;
    }

    /** Keeps what an act redeems. */
    public static void add(Connection connection, BatchHandle batch, long act, List<Item> items) throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into redemption (act_id, record_id, version, edition, credits, worth) values (?, ?, ?, ?, ?, ?)")) {
            for (Item item : items) {
                statement.setLong(1, act);
                statement.setLong(2, item.recordId());
                statement.setInt(3, item.version());
                statement.setInt(4, item.edition());
                statement.setLong(5, item.credits());
                statement.setInt(6, item.worth());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Takes back what an act has redeemed, and tells how many records that were. */
    public static int cancel(Connection connection, BatchHandle batch, long act, long by) throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement(
                "update redemption set cancelled_by = ? where act_id = ? and cancelled_by is null")) {
            statement.setLong(1, by);
            statement.setLong(2, act);
            return statement.executeUpdate();
        }
    }
}
