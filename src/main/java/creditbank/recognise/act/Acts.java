package creditbank.recognise.act;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.vault.RecordKeys;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The store of acts. Written in the transaction that credits their batch, under the bank-writer lock: a crash leaves nothing of one but an unused key. */
public final class Acts {
    private static final String COLUMNS =
            "select a.act_id, a.batch_id, b.business_date, a.learner_id, a.type, coalesce(a.about, 0), coalesce(a.record_id, 0), a.body"
                    + " from act a join batch b using (batch_id) ";

    private Acts() {}

    /** Keeps an act and gives its number, whose key is on disk when this returns. */
    public static long add(Connection connection, BatchHandle batch, RecordKeys keys, ActDraft draft)
            throws SQLException, IOException {
        Fence.check(connection, batch);
        long number = number(connection);
        keys.create(number, 1);
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into act (act_id, batch_id, learner_id, about, record_id, programme_id, type, body, made_by)
                values (?, ?, ?, nullif(?, 0), nullif(?, 0), nullif(?, 0), ?, ?, ?)""")) {
            statement.setLong(1, number);
            statement.setLong(2, batch.id());
            statement.setLong(3, draft.learnerId());
            statement.setLong(4, draft.about());
            statement.setLong(5, draft.recordId());
            statement.setObject(6, draft.programmeId(), Types.SMALLINT);
            statement.setString(7, draft.type().text());
            statement.setString(8, draft.body().apply(number));
            statement.setString(9, draft.by());
            statement.executeUpdate();
        }
        return number;
    }

    private static long number(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select nextval('record_id')");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The acts of a batch, in the order of their numbers. */
    public static List<Act> ofBatch(Connection connection, long batchId) throws SQLException {
        return query(connection, "where a.batch_id = ? order by a.act_id", batchId);
    }

    public static Optional<Act> find(Connection connection, long act) throws SQLException {
        return query(connection, "where a.act_id = ?", act).stream().findFirst();
    }

    /** An act and all that are about it, in their order. */
    public static List<Act> history(Connection connection, long act) throws SQLException {
        return query(connection, "where a.act_id = ? or a.about = ? order by a.act_id", act, act);
    }

    private static List<Act> query(Connection connection, String condition, long... parameters) throws SQLException {
        List<Act> acts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + condition)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    acts.add(new Act(
                            row.getLong(1),
                            row.getLong(2),
                            row.getObject(3, LocalDate.class),
                            row.getLong(4),
                            ActType.of(row.getString(5)),
                            row.getLong(6),
                            row.getLong(7),
                            row.getString(8)));
                }
            }
        }
        return acts;
    }
}
