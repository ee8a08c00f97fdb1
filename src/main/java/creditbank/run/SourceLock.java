package creditbank.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to run one source, held by a database session of its own. PostgreSQL ends the session, and with it the lock, when the process that holds it dies;
 * so whoever gets the lock knows that an execution still marked as running is dead. A process that lost its session without dying is kept out by
 * {@link creditbank.batch.Fence}.
 */
final class SourceLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceLock.class);
    private static final int CLASS = 0x6362_0001;

    private final Connection connection;
    private final short sourceId;

    private SourceLock(Connection connection, short sourceId) {
        this.connection = connection;
        this.sourceId = sourceId;
    }

    /** Takes the lock, or nothing where another session holds it. */
    static Optional<SourceLock> take(DataSource database, short sourceId) throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(true);
            if (call(connection, "select pg_try_advisory_lock(?, ?)", sourceId)) {
                return Optional.of(new SourceLock(connection, sourceId));
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        return Optional.empty();
    }

    /** Gives the lock back. Where the session is gone already, so is the lock, and what was done under it stands or was refused by the fence. */
    @Override
    public void close() {
        try (connection) {
            call(connection, "select pg_advisory_unlock(?, ?)", sourceId);
        } catch (SQLException e) {
            LOG.warn("the session that held a source's lock is gone: {}", e.getMessage());
        }
    }

    private static boolean call(Connection connection, String sql, short sourceId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, CLASS);
            statement.setInt(2, sourceId);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }
}
