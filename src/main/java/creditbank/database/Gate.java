package creditbank.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The pool, behind which nobody waits for a database that was just found gone: whoever asks within some seconds of that is told at once. So what ends with the database ends soon, however
 * often it asks on its way.
 */
final class Gate implements DataSource {
    private static final long CLOSED_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final String NOT_REACHED = "08001";

    private final HikariDataSource pool;
    private volatile long found;
    private volatile @Nullable String state;

    Gate(HikariDataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        String known = state;
        if (known != null && System.nanoTime() - found < CLOSED_NANOS) {
            throw new SQLTransientConnectionException("the database does not answer", known);
        }
        try {
            Connection connection = pool.getConnection();
            state = null;
            return connection;
        } catch (SQLTransientConnectionException e) {
            if (e.getCause() instanceof SQLException refused) {
                found = System.nanoTime();
                state = refused.getSQLState() == null ? NOT_REACHED : refused.getSQLState();
            }
            throw e;
        }
    }

    /** Asks the pool again, for the database is there. */
    void open() {
        state = null;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return pool.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        pool.setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(Gate.class.getName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(pool) ? type.cast(pool) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(pool) || pool.isWrapperFor(type);
    }
}
