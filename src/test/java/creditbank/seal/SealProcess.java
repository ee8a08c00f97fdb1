package creditbank.seal;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.ledger.Log;
import creditbank.vault.Vault;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A process that opens a log and seals what waits, and may kill itself with SIGKILL before or after one of its commits. It prints how many commits there were.
 *
 * <p>Arguments: the home, the database's address, its user, its password, the log's name; then {@code before} or {@code after} and the commit's number from 1.
 */
public final class SealProcess {
    private SealProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        try (HikariDataSource database = new HikariDataSource()) {
            database.setJdbcUrl(arguments[1]);
            database.setUsername(arguments[2]);
            database.setPassword(arguments[3]);
            database.setMaximumPoolSize(4);
            Commits commits = new Commits(
                    arguments.length > 5 && arguments[5].equals("before") ? Integer.parseInt(arguments[6]) : 0,
                    arguments.length > 5 && arguments[5].equals("after") ? Integer.parseInt(arguments[6]) : 0);
            seals(home, commits.counted(database), arguments[4]).sealWaiting();
            System.out.println(commits.count);
        }
    }

    /** The log and the seals of a home, as the process opens them. */
    static Seals seals(Path home, DataSource database, String origin) throws Exception {
        Vault vault = Vault.open(home.resolve("keys"));
        return new Seals(database, log(home, database, origin), vault.recordKeys());
    }

    static Log log(Path home, DataSource database, String origin) throws Exception {
        return Log.open(
                database, home.resolve("log"), home.resolve("keys/ledger.key"), home.resolve("log.vkey"), origin);
    }

    /** Counts the commits of all connections. */
    private static final class Commits {
        private final int before;
        private final int after;
        private final AtomicInteger count = new AtomicInteger();

        Commits(int before, int after) {
            this.before = before;
            this.after = after;
        }

        DataSource counted(DataSource database) {
            return (DataSource) proxy(
                    DataSource.class,
                    database,
                    result -> result instanceof Connection connection ? counted(connection) : result);
        }

        private Connection counted(Connection connection) {
            return (Connection) proxy(Connection.class, connection, result -> result);
        }

        private Object proxy(Class<?> type, Object target, Wrapping wrapping) {
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, parameters) -> {
                boolean commit = method.getName().equals("commit");
                int number = commit ? count.incrementAndGet() : -1;
                if (number == before) {
                    kill();
                }
                try {
                    return wrapping.wrap(method.invoke(target, parameters));
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                } finally {
                    if (number == after) {
                        kill();
                    }
                }
            });
        }

        private static void kill() throws IOException, InterruptedException {
            String self = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("kill", "-KILL", self).start().waitFor();
        }
    }

    private interface Wrapping {
        Object wrap(Object result);
    }
}
