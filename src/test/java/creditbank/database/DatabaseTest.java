package creditbank.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import creditbank.database.server.Engine;
import creditbank.database.server.Login;
import creditbank.database.server.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    static Path folder;

    private final Path home = folder.resolve("home");

    @Test
    void data_and_settings_are_durable_and_the_last_one_out_stops_the_server() throws Exception {
        try (Database database = open(home)) {
            assertThat(text(database, "insert into source (name) values ('one') returning name"))
                    .isEqualTo("one");
            assertThat(text(database, "show fsync")).isEqualTo("on");
            assertThat(text(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(text(database, "show timezone")).isEqualTo("UTC");
            assertThat(text(
                            database,
                            "select pg_encoding_to_char(encoding) from pg_database where datname = current_database()"))
                    .isEqualTo("UTF8");
            try (Database second = open(home)) {
                assertThat(second.url()).isEqualTo(database.url());
            }
            assertThat(text(database, "select name from source where name = 'one'"))
                    .isEqualTo("one");
        }
        assertThat(running(home)).isFalse();
        try (Database database = open(home)) {
            assertThat(text(database, "select name from source where name = 'one'"))
                    .isEqualTo("one");
        }
        assertThat(running(home)).isFalse();
    }

    @Test
    void another_process_attaches_and_the_server_stays_until_it_leaves() throws Exception {
        try (Holder holder = Holder.start(home)) {
            open(home).close();
            assertThat(running(home)).isTrue();
            assertThat(holder.leave()).isZero();
        }
        assertThat(running(home)).isFalse();
    }

    @Test
    void after_sigkill_of_the_process_the_next_one_attaches_to_its_server() throws Exception {
        try (Holder holder = Holder.start(home)) {
            String server = postmaster(home);
            holder.kill();
            try (Database database = open(home)) {
                assertThat(postmaster(home)).isEqualTo(server);
                assertThat(text(database, "insert into source (name) values ('two') returning name"))
                        .isEqualTo("two");
            }
        }
        assertThat(running(home)).isFalse();
    }

    @Test
    void after_sigkill_of_process_and_server_everything_committed_is_there() throws Exception {
        try (Holder holder = Holder.start(home)) {
            Database database = open(home);
            text(database, "insert into source (name) values ('kept') returning name");
            Connection lost = database.dataSource().getConnection();
            lost.setAutoCommit(false);
            text(lost, "insert into source (name) values ('lost') returning name");
            holder.kill();
            ProcessHandle.of(Long.parseLong(postmaster(home))).orElseThrow().destroyForcibly();
            lost.abort(Runnable::run);
            try (Database again = open(home)) {
                assertThat(text(again, "select string_agg(name, ' ') from source where name in ('kept', 'lost')"))
                        .isEqualTo("kept");
            }
            database.close();
        }
        assertThat(running(home)).isFalse();
    }

    @Test
    void a_stranger_with_the_dead_servers_process_id_does_not_block_the_start() throws Exception {
        open(home).close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Path file = home.resolve("database/data/postmaster.pid");
        Files.writeString(file, stranger.pid() + "\n" + file.getParent() + "\n1\n1\n\n127.0.0.1\n\nready\n");
        try (Database database = open(home)) {
            assertThat(text(database, "select 1")).isEqualTo("1");
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    void sigterm_stops_the_server_too() throws Exception {
        try (Holder holder = Holder.start(home)) {
            assertThat(holder.terminate()).isEqualTo(143);
            assertThat(running(home)).isFalse();
        }
    }

    @Test
    void nobody_comes_in_without_the_password_or_from_outside() throws Exception {
        try (Database database = open(home)) {
            for (String password : List.of("", "creditbank", database.password() + "x")) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> new Login(database.url(), database.user(), password)
                                .connect()
                                .close());
            }
            int port = URI.create(database.url().substring("jdbc:".length())).getPort();
            for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(card.getInetAddresses())) {
                    if (!address.isLoopbackAddress()) {
                        assertThatIOException().isThrownBy(() -> new Socket(address, port).close());
                    }
                }
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("database/password"))))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(home.resolve("database/data/pg_hba.conf")))
                    .isEqualTo("host all all 127.0.0.1/32 scram-sha-256\n");
        }
    }

    @Test
    void a_home_and_another_homes_database_do_not_meet() throws Exception {
        open(home).close();
        Path file = home.resolve("home.id");
        String id = Files.readString(file);
        Files.writeString(file, "00000000-0000-4000-8000-000000000001\n");
        assertThatIOException().isThrownBy(() -> open(home)).withMessageContaining("they do not belong together");
        Files.delete(file);
        assertThatIOException().isThrownBy(() -> open(home)).withMessageContaining("they do not belong together");
        assertThat(running(home)).isFalse();
        Files.writeString(home.resolve("home.id.new"), id); // What a crash before the last rename leaves.
        open(home).close();
        assertThat(file).hasContent(id);
    }

    @Test
    void a_configured_server_is_used_and_bound_to_its_first_home() throws Exception {
        try (Database server = open(home)) {
            text(server, "select 1");
            try (Connection connection = server.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database elsewhere");
            }
            Path password = folder.resolve("password");
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, server.password() + "\n");
            Map<String, String> environment = Map.of(
                    "CREDITBANK_DB_URL", server.url().replace("/creditbank", "/elsewhere"),
                    "CREDITBANK_DB_USER", server.user(),
                    "CREDITBANK_DB_PASSWORD_FILE", password.toString());
            try (Database database = Database.open(folder.resolve("first"), environment)) {
                assertThat(text(database, "select current_database()")).isEqualTo("elsewhere");
                assertThat(folder.resolve("first/database/data")).doesNotExist();
            }
            Database.open(folder.resolve("first"), environment).close();
            assertThat(text(server, "select 1")).isEqualTo("1");
            assertThatIOException()
                    .isThrownBy(() -> Database.open(folder.resolve("second"), environment))
                    .withMessageContaining("of another home");
        }
    }

    @Test
    void an_engine_that_a_process_left_half_unpacked_when_it_died_is_removed_an_hour_later() throws Exception {
        Path engines = Path.of("target", "engines");
        Files.createDirectories(engines);
        Path old = Files.createTempDirectory(engines, "partial-");
        Path fresh = Files.createTempDirectory(engines, "partial-");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("bin/postgres"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3_601)));

        assertThat(Engine.unpack(engines).folder()).isDirectory();
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        Files.delete(fresh);
    }

    private static Database open(Path home) throws IOException, SQLException {
        return Database.open(home, TestDatabase.ENGINES);
    }

    private static String postmaster(Path home) throws IOException {
        return Files.readAllLines(home.resolve("database/data/postmaster.pid")).getFirst();
    }

    private static boolean running(Path home) throws IOException {
        return !ServerProcess.find(home.resolve("database/data").toRealPath()).gone();
    }

    private static String text(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return text(connection, sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
