package creditbank.pull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What lies in the landing zone: digest, length and wrapped key of each object. */
final class LandedObjects {
    private LandedObjects() {}

    /** Until the transaction ends, nobody else lands or repairs an object of this digest. */
    static void lock(Connection connection, String digest) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 4))")) {
            statement.setString(1, digest);
            statement.execute();
        }
    }

    /** The key of an object; empty where it is unknown, or was deleted. */
    static Optional<byte[]> wrappedKey(Connection connection, String digest) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select wrapped_key from landed_object where digest = ?")) {
            statement.setString(1, digest);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.ofNullable(result.getBytes(1)) : Optional.empty();
            }
        }
    }

    /** Notes that the same bytes came again, so that they are not old. */
    static void again(Connection connection, String digest) throws SQLException {
        run(connection, "update landed_object set landed_at = now() where digest = ?", digest);
    }

    /** Destroys the key of an object; its digest and length stay. */
    static void forget(Connection connection, String digest) throws SQLException {
        run(connection, "update landed_object set wrapped_key = null where digest = ?", digest);
    }

    private static void run(Connection connection, String sql, String digest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, digest);
            statement.executeUpdate();
        }
    }

    /** Adds the object, or gives it the key of the file that has replaced a lost one. */
    static void put(Connection connection, String digest, long bytes, byte[] wrappedKey) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into landed_object (digest, bytes, wrapped_key) values (?, ?, ?)
                on conflict (digest) do update set wrapped_key = excluded.wrapped_key, landed_at = now()""")) {
            statement.setString(1, digest);
            statement.setLong(2, bytes);
            statement.setBytes(3, wrappedKey);
            statement.executeUpdate();
        }
    }
}
