package creditbank.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a database is and who we are there.
 *
 * @param url a JDBC URL
 * @param user the role's name
 * @param password the role's password, never shown
 */
record Login(String url, String user, String password) {
    private static final int CONNECT_SECONDS = 10;
    private static final int FETCH_ROWS = 2000;

    /** An unpooled source; errors carry no detail, since PostgreSQL's details quote values. */
    PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("creditbank");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        source.setLogServerErrorDetail(false);
        source.setReWriteBatchedInserts(true);
        source.setDefaultRowFetchSize(FETCH_ROWS);
        return source;
    }

    Connection connect() throws SQLException {
        return source().getConnection();
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
