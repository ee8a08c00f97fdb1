package creditbank.database.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * Where a database is and who we are there.
 *
 * @param url a JDBC URL
 * @param user the role's name
 * @param password the role's password, never shown
 */
public record Login(String url, String user, String password) {
    /** The driver's settings; errors carry no detail, since PostgreSQL's details quote values. Times in seconds. */
    private static final Map<String, String> DRIVER = Map.of(
            "ApplicationName", "creditbank",
            "connectTimeout", "10",
            "tcpKeepAlive", "true",
            "logServerErrorDetail", "false",
            "reWriteBatchedInserts", "true",
            "defaultRowFetchSize", "2000");

    public Properties properties() {
        Properties properties = new Properties();
        properties.putAll(DRIVER);
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return properties;
    }

    /** A connection outside any pool. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, properties());
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
