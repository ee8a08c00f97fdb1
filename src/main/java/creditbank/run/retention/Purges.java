package creditbank.run.retention;

import creditbank.run.retention.archive.ArchiveFolder;
import creditbank.run.retention.archive.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store of purges and of what they have deleted; and the lock that keeps purges and backups apart. */
public final class Purges {
    private static final int LOCK = 0x6362_0055;

    private Purges() {}

    /**
     * A purge.
     *
     * @param archive its file below {@code HOME/archive}
     * @param bytes of the archive
     * @param digest SHA-256 of the archive, hex
     * @param ended null while it still deletes
     */
    public record Noted(
            long id,
            String archive,
            long bytes,
            String digest,
            Instant began,
            @Nullable Instant ended) {
        ArchiveFolder.Written written() {
            return new ArchiveFolder.Written(archive, bytes, digest);
        }
    }

    /** Takes the lock for a purge until the session ends; false where another purge or a backup has it. */
    static boolean lock(Connection session) throws SQLException {
        return is(session, "select pg_try_advisory_lock(" + LOCK + ")");
    }

    /** Takes the lock for a backup until the session ends, beside other backups; false where a purge has it. */
    public static boolean lockForBackup(Connection session) throws SQLException {
        return is(session, "select pg_try_advisory_lock_shared(" + LOCK + ")");
    }

    /** Gives the lock back at once; the end of the session alone would be seen by the server a moment later. */
    static void unlock(Connection session) throws SQLException {
        is(session, "select pg_advisory_unlock(" + LOCK + ")");
    }

    /** Gives the lock of a backup back. */
    public static void unlockForBackup(Connection session) throws SQLException {
        is(session, "select pg_advisory_unlock_shared(" + LOCK + ")");
    }

    /** Gives up rather than let the bank wait behind this session; its statements end in time. */
    static void patience(Connection session) throws SQLException {
        set(session, "set lock_timeout = '2s'; set statement_timeout = '60s'");
    }

    /** Gives up as soon, but looks as long as a large bank needs; nobody waits for one who reads. */
    static void takeTime(Connection session) throws SQLException {
        set(session, "set lock_timeout = '2s'; set statement_timeout = 0");
    }

    private static void set(Connection session, String settings) throws SQLException {
        try (PreparedStatement set = session.prepareStatement(settings)) {
            set.execute();
        }
    }

    /** All purges, oldest first. */
    static List<Noted> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select purge_id, archive, bytes, digest, began_at, ended_at from purge order by purge_id");
                ResultSet row = select.executeQuery()) {
            List<Noted> purges = new ArrayList<>();
            while (row.next()) {
                purges.add(new Noted(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        instant(row, 6)));
            }
            return purges;
        }
    }

    /** Notes an archive that is complete on disk. */
    static Noted begin(Connection connection, String archive, long bytes, String digest, String policy)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into purge (archive, bytes, digest, policy_digest) values (?, ?, ?, ?) returning purge_id, began_at""")) {
            insert.setString(1, archive);
            insert.setLong(2, bytes);
            insert.setString(3, digest);
            insert.setString(4, policy);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new Noted(
                        row.getLong(1),
                        archive,
                        bytes,
                        digest,
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        null);
            }
        }
    }

    /** Notes that a purge has deleted what it could. */
    static void end(Connection connection, long purge) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update purge set ended_at = now() where purge_id = ?")) {
            update.setLong(1, purge);
            update.executeUpdate();
        }
    }

    /** Notes what the transaction deletes. */
    static void note(Connection connection, long purge, Kind kind, String subject) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into purged (kind, subject, purge_id) values (?, ?, ?)
                on conflict (kind, subject) do update set purge_id = excluded.purge_id""")) {
            insert.setString(1, kind.text());
            insert.setString(2, subject);
            insert.setLong(3, purge);
            insert.executeUpdate();
        }
    }

    /** How much a purge has deleted. */
    static long count(Connection connection, long purge) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select count(*) from purged where purge_id = ?")) {
            select.setLong(1, purge);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** When something was deleted; empty for what was not. */
    public static Optional<Instant> when(Connection connection, Kind kind, String subject) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select p.began_at from purged d join purge p using (purge_id) where d.kind = ? and d.subject = ?")) {
            select.setString(1, kind.text());
            select.setString(2, subject);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(instant(row, 1)) : Optional.empty();
            }
        }
    }

    /** When bytes of a delivery were deleted; empty where all are there. */
    public static Optional<Instant> bytesOf(Connection connection, long delivery) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select min(p.began_at) from delivery_part d join landed_object o using (digest)
                join purged u on u.kind = 'object' and u.subject = o.digest join purge p using (purge_id)
                where d.delivery_id = ? and o.wrapped_key is null""")) {
            select.setLong(1, delivery);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(instant(row, 1));
            }
        }
    }

    /** The subjects that a purge has deleted of a kind. */
    static List<String> deleted(Connection connection, long purge, Kind kind) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select subject from purged where purge_id = ? and kind = ? order by subject")) {
            select.setLong(1, purge);
            select.setString(2, kind.text());
            List<String> subjects = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    subjects.add(row.getString(1));
                }
            }
            return subjects;
        }
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static boolean is(Connection session, String sql) throws SQLException {
        try (PreparedStatement select = session.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
