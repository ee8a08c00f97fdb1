package creditbank.recognise.act;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store of what panels decide. Indices and checks refuse a second open case of one thing, a decision without a panel, and a second decision. */
public final class PanelCases {
    private static final String COLUMNS = """
            select c.act_id, c.learner_id, coalesce(c.record_id, 0), coalesce(record_now(c.record_id), 0),
                coalesce(g.name || '-' || g.version, ''), coalesce(c.seated_by, 0), c.outcome, coalesce(c.credits, 0)
            from panel_case c left join programme g using (programme_id)
            """;

    private PanelCases() {}

    public static Optional<PanelCase> find(Connection connection, long act) throws SQLException {
        return query(connection, COLUMNS + "where c.act_id = ?", act, 1).stream()
                .findFirst();
    }

    /** The disputes of records that are a learner's, or were of somebody to whom his identities ever belonged. */
    public static List<PanelCase> ofLearner(Connection connection, long learnerId) throws SQLException {
        String sql = Redemptions.KIN + COLUMNS
                + "where c.record_id in (select r.record_id from record r join kin using (learner_id)) order by c.act_id";
        return query(connection, sql, learnerId, Redemptions.KIN_TIMES);
    }

    /** The disputes of a record and of records whose achievement it has now, oldest first. */
    public static List<PanelCase> ofRecord(Connection connection, long recordId) throws SQLException {
        String sql =
                "with the as (select record_id, learner_id from record where record_id = ?), " + """
                kin as (
                    select learner_id from the
                    union select l.learner_id from learner l join the on l.forward_to = the.learner_id
                    union select o.learner_id from the
                        join membership m on m.learner_id = the.learner_id and m.until_batch is null
                        join membership o on o.identity_id = m.identity_id
                    union select o.learner_id from the
                        join membership m on m.learner_id = the.learner_id and m.until_batch is null
                        join claim c on c.identity_id = m.identity_id and c.ended_batch is null
                        join claim w on w.source_id = c.source_id and w.claim_key = c.claim_key and w.ended_batch is not null and w.identity_id <> c.identity_id
                        join membership o on o.identity_id = w.identity_id)
                """ + COLUMNS + """
                where c.record_id in (select r.record_id from record r join kin using (learner_id))
                    and (c.record_id = (select record_id from the) or record_now(c.record_id) = (select record_id from the))
                order by c.act_id""";
        return query(connection, sql, recordId, 1);
    }

    /** The applications that are open of a learner and of whoever forwards to him. */
    public static List<PanelCase> applications(Connection connection, long learnerId) throws SQLException {
        String sql = COLUMNS + """
                where c.outcome is null and c.programme_id is not null
                    and c.learner_id in (select learner_id from learner where learner_id = ? or forward_to = ?)
                order by c.act_id""";
        return query(connection, sql, learnerId, 2);
    }

    /** The cases that are open, oldest first. */
    public static List<PanelCase> open(Connection connection, int most) throws SQLException {
        return query(connection, COLUMNS + "where c.outcome is null order by c.act_id limit ?", most, 1);
    }

    /** Opens a case: a dispute has a record, an application a programme. */
    public static void open(
            Connection connection, BatchHandle batch, long act, long learnerId, long recordId, short programmeId)
            throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into panel_case (act_id, learner_id, record_id, programme_id) values (?, ?, nullif(?, 0), nullif(?, 0))")) {
            statement.setLong(1, act);
            statement.setLong(2, learnerId);
            statement.setLong(3, recordId);
            statement.setObject(4, programmeId, Types.SMALLINT);
            statement.executeUpdate();
        }
    }

    /** Notes which act has seated the panel. */
    public static void seat(Connection connection, BatchHandle batch, long act, long by) throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement(
                "update panel_case set seated_by = ? where act_id = ? and outcome is null")) {
            statement.setLong(1, by);
            statement.setLong(2, act);
            requireOne(statement.executeUpdate(), act);
        }
    }

    /**
     * Notes how it ended.
     *
     * @param credits of a revalued record, else null
     */
    public static void decide(
            Connection connection, BatchHandle batch, long act, long by, Outcome outcome, @Nullable Integer credits)
            throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement(
                "update panel_case set decided_by = ?, outcome = ?, credits = ? where act_id = ? and outcome is null")) {
            statement.setLong(1, by);
            statement.setString(2, outcome.text());
            statement.setObject(3, credits, Types.INTEGER);
            statement.setLong(4, act);
            requireOne(statement.executeUpdate(), act);
        }
    }

    private static void requireOne(int changed, long act) {
        if (changed != 1) {
            throw new IllegalStateException("case " + act + " has changed under the bank-writer lock");
        }
    }

    private static List<PanelCase> query(Connection connection, String sql, long parameter, int times)
            throws SQLException {
        List<PanelCase> cases = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= times; i++) {
                statement.setLong(i, parameter);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String outcome = row.getString(7);
                    cases.add(new PanelCase(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getString(5),
                            row.getLong(6),
                            outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                            row.getInt(8)));
                }
            }
        }
        return cases;
    }
}
