package creditbank.batch.undo;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The store of undone batches. */
public final class Undoings {
    /** The source of the batches that take others back, which no job file may have. */
    public static final String SOURCE = "undo";

    private Undoings() {}

    /** The batch that took this one back, where it stands undone. */
    public static Optional<Long> undoneBy(Connection connection, long batch) throws SQLException {
        return number(connection, "select undone_by from undoing where batch_id = ? and redone_by is null", batch);
    }

    /** Every batch that stands undone, with the one that took it back. */
    public static Map<Long, Long> standing(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select batch_id, undone_by from undoing where redone_by is null");
                ResultSet row = select.executeQuery()) {
            Map<Long, Long> undone = new HashMap<>();
            while (row.next()) {
                undone.put(row.getLong(1), row.getLong(2));
            }
            return undone;
        }
    }

    /**
     * What a batch of the source {@link #SOURCE} did.
     *
     * @param batch the batch that it took back, or brought back
     * @param stands whether it brought it back
     */
    public record Undone(long batch, boolean stands) {}

    /** What this batch took back or brought back; empty for every other batch. */
    public static Optional<Undone> by(Connection connection, long batch) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select batch_id, coalesce(redone_by = ?, false) from undoing where undone_by = ? or redone_by = ?")) {
            select.setLong(1, batch);
            select.setLong(2, batch);
            select.setLong(3, batch);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Undone(row.getLong(1), row.getBoolean(2))) : Optional.empty();
            }
        }
    }

    /** The latest of the source's batches after this one that the bank has taken and that does not stand undone. */
    public static Optional<Long> later(Connection connection, BatchHandle batch) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select max(batch_id) from batch b
                where source_id = ? and batch_id > ? and state in ('credited', 'sealed')
                    and not exists (select from undoing u where u.batch_id = b.batch_id and u.redone_by is null)""")) {
            select.setShort(1, batch.sourceId());
            select.setLong(2, batch.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, Long.class));
            }
        }
    }

    /** The latest of those that was a full delivery, whatever the job file says by now, or that repeated rows unchanged, of which the bank keeps no trace. */
    public static Optional<Long> resting(Connection connection, BatchHandle batch) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select max(batch_id) from batch b
                where source_id = ? and batch_id > ? and state in ('credited', 'sealed') and (full_delivery or unchanged > 0)
                    and not exists (select from undoing u where u.batch_id = b.batch_id and u.redone_by is null)""")) {
            select.setShort(1, batch.sourceId());
            select.setLong(2, batch.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, Long.class));
            }
        }
    }

    /** Notes that a batch is undone; a second one that stands is refused by the table. */
    public static void undo(Connection connection, long batch, BatchHandle by) throws SQLException {
        Fence.check(connection, by);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into undoing (batch_id, undone_by) values (?, ?)")) {
            insert.setLong(1, batch);
            insert.setLong(2, by.id());
            insert.executeUpdate();
        }
    }

    /** Notes what an undoing did; of a batch that brought another back nothing is noted. */
    public static void count(Connection connection, BatchHandle by, Reversed reversed) throws SQLException {
        Fence.check(connection, by);
        try (PreparedStatement update = connection.prepareStatement(
                "update undoing set taken = ?, revived = ?, kept = ? where undone_by = ?")) {
            update.setLong(1, reversed.taken());
            update.setLong(2, reversed.revived());
            update.setLong(3, reversed.kept());
            update.setLong(4, by.id());
            update.executeUpdate();
        }
    }

    /**
     * Notes that a batch stands again.
     *
     * @throws IllegalStateException if it does not stand undone
     */
    public static void redo(Connection connection, long batch, BatchHandle by) throws SQLException {
        Fence.check(connection, by);
        try (PreparedStatement update = connection.prepareStatement(
                "update undoing set redone_by = ? where batch_id = ? and redone_by is null")) {
            update.setLong(1, by.id());
            update.setLong(2, batch);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("batch " + batch + " does not stand undone");
            }
        }
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
