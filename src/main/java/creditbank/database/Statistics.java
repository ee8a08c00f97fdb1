package creditbank.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps the planner's statistics true within the transaction that writes much: autovacuum sees a table only after the commit and a minute late, and a plan made
 * for an empty table can take hours on a full one.
 */
public final class Statistics {
    private static final long FEW = 1000;

    private Statistics() {}

    /** Analyzes a table into which rows were just written, where they are more than a tenth of what it was known to have. */
    public static void refresh(Connection connection, String table, long written) throws SQLException {
        if (written > FEW && written * 10 > known(connection, table)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze " + table);
            }
        }
    }

    private static long known(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select reltuples::bigint from pg_class where oid = ?::regclass")) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
