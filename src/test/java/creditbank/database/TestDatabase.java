package creditbank.database;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.server.EmbeddedServer;
import creditbank.database.server.Engine;
import creditbank.database.server.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Fresh databases for tests: one server for the whole JVM, one copy of a migrated template for each call. The server is an embedded one without
 * fsync, or a Testcontainers PostgreSQL where the system property {@code creditbank.test.container} is true. The sessions' time zone is not
 * the JVM's.
 */
public final class TestDatabase {
    /** Where tests share PostgreSQL's unpacked programs; for the environment of {@link Database#open}. */
    public static final Map<String, String> ENGINES = Map.of(
            "CREDITBANK_ENGINES", Path.of("target", "engines").toAbsolutePath().toString());

    private static final String ZONE = "Pacific/Chatham";
    private static final int CONNECTIONS = 8;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** A new, migrated, empty database. */
    public static HikariDataSource dataSource() {
        return copy("migrated");
    }

    /** A new database with all that another one has, to which nobody is connected. */
    public static HikariDataSource copy(String template) {
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = Server.LOGIN.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template + " strategy file_copy");
        } catch (SQLException e) {
            throw new IllegalStateException("no test database", e);
        }
        return Pool.open(named(Server.LOGIN, name), CONNECTIONS, Pool.settings(ZONE, "test"));
    }

    static boolean inContainer() {
        return Boolean.getBoolean("creditbank.test.container");
    }

    private static Login named(Login login, String name) {
        String url = login.url().replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
        return new Login(url, login.user(), login.password());
    }

    /** Started by the first test that needs it. */
    private static final class Server {
        static final Login LOGIN = start();

        private static Login start() {
            try {
                Login login = inContainer() ? container() : embedded();
                try (Connection connection = login.connect();
                        Statement statement = connection.createStatement()) {
                    statement.execute("create database migrated template template0 encoding 'UTF8'"
                            + " locale 'C' locale_provider builtin builtin_locale 'C.UTF-8'");
                }
                try (HikariDataSource source = Pool.open(named(login, "migrated"), 4, Pool.settings(ZONE, "test"))) {
                    Schema.migrate(source);
                }
                return login;
            } catch (IOException e) {
                throw new UncheckedIOException("no test server", e);
            } catch (SQLException e) {
                throw new IllegalStateException("no test server", e);
            }
        }

        private static Login embedded() throws IOException, SQLException {
            Path folder = Files.createTempDirectory("creditbank-test-");
            Engine engine = Engine.unpack(Path.of("target", "engines").toAbsolutePath());
            watch(folder);
            EmbeddedServer server = new EmbeddedServer(
                    folder,
                    engine,
                    Map.of(
                            "fsync",
                            "off",
                            "synchronous_commit",
                            "off",
                            "full_page_writes",
                            "off",
                            "max_connections",
                            "200",
                            "shared_buffers",
                            "'128MB'"));
            return server.start();
        }

        /** A shell that waits until this JVM has ended, however it ends, and then ends the server and deletes its folder. */
        @SuppressWarnings("resource") // The pipe to the shell closes with the JVM.
        private static void watch(Path folder) throws IOException {
            String script =
                    "cat >/dev/null; kill -QUIT $(head -n 1 \"$1/data/postmaster.pid\"); sleep 1; rm -rf \"$1\"";
            ProcessBuilder builder = new ProcessBuilder("setsid", "sh", "-c", script, "sh", folder.toString());
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.start();
        }

        @SuppressWarnings("resource") // Testcontainers, or its reaper, ends the container with the JVM.
        private static Login container() {
            String image = System.getenv().getOrDefault("CREDITBANK_TEST_IMAGE", "postgres:18");
            PostgreSQLContainer container =
                    new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
            container.withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
            container.start();
            Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop container"));
            return new Login(container.getJdbcUrl(), container.getUsername(), container.getPassword());
        }
    }
}
