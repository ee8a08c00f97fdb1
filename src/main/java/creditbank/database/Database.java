package creditbank.database;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.server.ConfiguredServer;
import creditbank.database.server.EmbeddedServer;
import creditbank.database.server.Engine;
import creditbank.database.server.Folders;
import creditbank.database.server.Login;
import creditbank.database.server.Transition;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The bank's database: the embedded one under the home's folder {@code database}, or the one that {@code CREDITBANK_DB_URL},
 * {@code CREDITBANK_DB_USER} and {@code CREDITBANK_DB_PASSWORD_FILE} name.
 *
 * <p>Several processes may open one home. Each holds a shared session lock in the database; whoever closes last stops the embedded server.
 * A killed process loses its lock with its connection, and its server goes on until the next one has come and gone.
 * {@code CREDITBANK_ENGINES} may name a folder in which several homes share PostgreSQL's unpacked programs.
 */
public final class Database implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Database.class.getName());
    /** The most connections that the pool lends at a time. */
    public static final int CONNECTIONS = 20;

    private static final int ANSWER_SECONDS = 10;
    private static final String ZONE = "UTC";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    /** Marks an open database; the number is arbitrary and must not change. */
    private static final long ATTACHED = 0x637265646974L;

    private final Path home;
    private final @Nullable EmbeddedServer server;
    private final Login login;
    private final HikariDataSource pool;
    private final Gate gate;
    private Connection attachment;
    /** The JVM waits for it, also where another thread is already closing. */
    private final Thread atExit = new Thread(this::close, "close database");

    /** Sets up every session of this open database; a name of their own tells them from those of others. */
    private final String settings =
            Pool.settings(ZONE, "creditbank " + ProcessHandle.current().pid() + " " + UUID.randomUUID());

    private boolean closed;

    private Database(Path home, @Nullable EmbeddedServer server, Login login) throws IOException, SQLException {
        this.home = home;
        this.server = server;
        this.login = login;
        this.attachment = attach(login);
        this.pool = Pool.open(login, CONNECTIONS, settings);
        this.gate = new Gate(pool);
        try (Connection connection = pool.getConnection()) {
            ServerCheck.check(connection);
            Schema.migrate(pool);
            HomeId.check(home, connection);
        } catch (IOException | SQLException | RuntimeException e) {
            pool.close();
            attachment.close();
            throw e;
        }
    }

    /** Opens the home's database and brings it to the newest schema. */
    public static Database open(Path home, Map<String, String> environment) throws IOException, SQLException {
        Folders.createPrivate(home);
        Path folder = home.toRealPath().resolve("database");
        Folders.createPrivate(folder);
        Optional<Login> configured = ConfiguredServer.login(environment);
        return Transition.run(folder, () -> {
            Database database = configured.isPresent()
                    ? new Database(home.toRealPath(), null, configured.get())
                    : openEmbedded(home.toRealPath(), folder, environment);
            Runtime.getRuntime().addShutdownHook(database.atExit);
            return database;
        });
    }

    private static Database openEmbedded(Path home, Path folder, Map<String, String> environment)
            throws IOException, SQLException {
        String engines = environment.getOrDefault("CREDITBANK_ENGINES", "");
        Engine engine = Engine.unpack(engines.isBlank() ? folder.resolve("engine") : Path.of(engines));
        EmbeddedServer server = new EmbeddedServer(folder, engine, Map.of());
        Login login = server.start();
        try {
            return new Database(home, server, login);
        } catch (IOException | SQLException | RuntimeException e) {
            if (aloneAgain(login)) {
                server.stop();
            }
            throw e;
        }
    }

    public DataSource dataSource() {
        return gate;
    }

    /**
     * Whether the database answers. An embedded one that is gone is started again, as the next command would do, if it can be had where it was; one that repairs its data is waited for.
     */
    public synchronized boolean reach() {
        if (closed) {
            return false;
        }
        try {
            return Transition.run(home.resolve("database"), this::answers);
        } catch (IOException | SQLException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the database does not answer: " + e.getClass().getSimpleName());
            return false;
        }
    }

    private boolean answers() throws IOException, SQLException {
        if (server != null && !server.start().equals(login)) {
            return false;
        }
        if (!attachment.isValid(ANSWER_SECONDS)) {
            attachment.close();
            attachment = attach(login);
        }
        gate.open();
        return true;
    }

    /** A connection outside the pool, for one who keeps it long and must never make others wait for theirs; the caller closes it. */
    public Connection session() throws SQLException {
        Connection connection = login.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute(settings);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The end of the JVM no longer closes it: the caller does, after what still needs it. */
    public void closedByCaller() {
        forgetHook();
    }

    public String url() {
        return login.url();
    }

    public String user() {
        return login.user();
    }

    public String password() {
        return login.password();
    }

    /** Leaves the database, and stops the embedded server if nobody else is there. Safe to call twice; also called when the JVM ends. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        pool.close();
        try {
            Transition.run(home.resolve("database"), this::leave);
        } catch (IOException | SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "closing the database: " + e.getMessage());
        } finally {
            forgetHook();
        }
    }

    private boolean leave() throws IOException, SQLException {
        try (Connection left = attachment) {
            return server != null && stopIfAlone(server, login, left);
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.TRACE, "the JVM is ending", e);
        }
    }

    private static Connection attach(Login login) throws SQLException {
        Connection connection = login.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock_shared(" + ATTACHED + ")");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean stopIfAlone(EmbeddedServer server, Login login, Connection attachment) throws IOException {
        boolean alone;
        try {
            alone = alone(attachment);
        } catch (SQLException e) {
            alone = aloneAgain(login);
        }
        if (alone) {
            server.stop();
        }
        return alone;
    }

    /** Asks anew where our own connection broke because the server died: it is dead still, or somebody has started it again. */
    private static boolean aloneAgain(Login login) {
        try (Connection connection = login.connect()) {
            return alone(connection);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "the server does not answer, so nobody uses it", e);
            return true;
        }
    }

    /** Waits a second for the others, since the server needs a moment to see that a killed client is gone. */
    private static boolean alone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '1s'");
            statement.execute("select pg_advisory_lock(" + ATTACHED + ")");
            return true;
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }
}
