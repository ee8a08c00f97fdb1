package creditbank.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Refuses a server on which the bank's SQL would fail or its texts would be damaged. */
final class ServerCheck {
    private static final int LEAST_VERSION = 180000;

    private ServerCheck() {}

    static void check(Connection connection) throws IOException, SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select current_setting('server_version_num')::int,"
                        + " current_setting('server_encoding'), current_setting('server_version')")) {
            result.next();
            if (result.getInt(1) < LEAST_VERSION) {
                throw new IOException(
                        "the database server is PostgreSQL " + result.getString(3) + ", expected 18 or later");
            }
            if (!result.getString(2).equals("UTF8")) {
                throw new IOException("the database's encoding is " + result.getString(2) + ", expected UTF8");
            }
        }
    }
}
