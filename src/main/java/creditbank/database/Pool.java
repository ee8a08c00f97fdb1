package creditbank.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.server.Login;
import java.util.concurrent.TimeUnit;

/** Makes connection pools whose sessions have a fixed time zone, whatever the machine's is. */
final class Pool {
    /** Nobody borrows so many that others wait long; who waits for this long has no server any more, and a run asks several times before it gives up. */
    private static final long WAIT_MILLIS = TimeUnit.SECONDS.toMillis(15);

    private Pool() {}

    static HikariDataSource open(Login login, int connections, String settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("creditbank");
        config.setJdbcUrl(login.url());
        config.setDataSourceProperties(login.properties());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setIdleTimeout(TimeUnit.SECONDS.toMillis(30));
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setConnectionInitSql(settings);
        return new HikariDataSource(config);
    }

    /**
     * A session's settings. The server notices within a minute that a machine is gone, and within a quarter of an hour that a process sleeps in the midst of
     * a transaction; until then their locks keep others from taking over. No transaction of ours pauses for so long.
     *
     * @param name the same for all sessions of one who has the database open, and nobody else's
     */
    static String settings(String zone, String name) {
        return "set application_name = '" + name + "'; set time zone '" + zone
                + "'; set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10;"
                + " set tcp_keepalives_count = 3; set idle_in_transaction_session_timeout = '15min'";
    }
}
