package creditbank.batch.beat;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The store of how far executions have come. But for {@link #begin} it is written outside their transactions, so that it stays when these are rolled back. */
public final class Advances {
    /** An execution that was taken over writes nothing any more. */
    private static final String NOT_TAKEN =
            " and exists (select from batch b where b.batch_id = advance.batch_id and b.epoch = ?)";

    private Advances() {}

    /** An execution begins; what earlier ones have counted stays. */
    public static void begin(Connection connection, BatchHandle batch) throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into advance (batch_id, stage) values (?, 'start')
                on conflict (batch_id) do update set stage = 'start', stage_at = now(), ended = null""")) {
            insert.setLong(1, batch.id());
            insert.executeUpdate();
        }
    }

    /** A stage begins. */
    public static void stage(Connection session, BatchHandle batch, String stage) throws SQLException {
        try (PreparedStatement update = session.prepareStatement(
                "update advance set stage = ?, stage_at = clock_timestamp() where batch_id = ?" + NOT_TAKEN)) {
            update.setString(1, stage);
            own(update, 2, batch);
        }
    }

    /** Reading begins behind so many rows: what was read beyond them is read again. */
    public static void readFrom(Connection session, BatchHandle batch, long rows) throws SQLException {
        try (PreparedStatement update = session.prepareStatement(
                "update advance set read_again = read_again + greatest(0, read - ?), read = ? where batch_id = ?"
                        + NOT_TAKEN)) {
            update.setLong(1, rows);
            update.setLong(2, rows);
            own(update, 3, batch);
        }
    }

    /** So many rows were read. */
    public static void read(Connection session, BatchHandle batch, long rows) throws SQLException {
        try (PreparedStatement update =
                session.prepareStatement("update advance set read = ? where batch_id = ?" + NOT_TAKEN)) {
            update.setLong(1, rows);
            own(update, 2, batch);
        }
    }

    /** A credit transaction begins with so many rows. */
    public static void credit(Connection session, BatchHandle batch, long rows) throws SQLException {
        try (PreparedStatement update = session.prepareStatement("""
                update advance set credited_again = credited_again + case when credited > 0 then ? else 0 end, credited = ?
                where batch_id = ?""" + NOT_TAKEN)) {
            update.setLong(1, rows);
            update.setLong(2, rows);
            own(update, 3, batch);
        }
    }

    /** The execution has ended without an end of its own. */
    public static void ended(Connection connection, long batch, String how) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update advance set ended = ? where batch_id = ? and ended is null")) {
            update.setString(1, how);
            update.setLong(2, batch);
            update.executeUpdate();
        }
    }

    /** How far the last execution has come; nothing for batches that nobody executes step by step. */
    public static Optional<Advance> of(Connection connection, long batch) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select stage, stage_at, ended, read, read_again, credited, credited_again from advance where batch_id = ?""")) {
            select.setLong(1, batch);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Advance(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getString(3),
                                new Again(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7))))
                        : Optional.empty();
            }
        }
    }

    private static void own(PreparedStatement update, int index, BatchHandle batch) throws SQLException {
        update.setLong(index, batch.id());
        update.setLong(index + 1, batch.epoch());
        update.executeUpdate();
    }
}
