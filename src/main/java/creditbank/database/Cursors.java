package creditbank.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGStatement;

/** Queries whose rows come in portions, in binary. */
public final class Cursors {
    private static final int BINARY_AT_ONCE = -1;

    private Cursors() {}

    /** A statement whose result is fetched in portions; the connection must be in a transaction. */
    public static PreparedStatement prepare(Connection connection, String sql, int rows) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("a cursor needs a transaction");
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(rows);
        statement.unwrap(PGStatement.class).setPrepareThreshold(BINARY_AT_ONCE);
        return statement;
    }
}
