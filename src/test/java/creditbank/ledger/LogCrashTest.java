package creditbank.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.ledger.note.KeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process killed before any durable step of an append leaves a log that ends like an undisturbed one, byte for byte. */
@StoreTest
class LogCrashTest {
    private static final String ORIGIN = "creditbank.test/log";

    @TempDir
    private Path home;

    @Test
    void a_kill_before_any_step_and_the_same_append_again_end_in_the_same_files() throws Exception {
        KeyFile.readOrMake(home.resolve("key"), ORIGIN);
        Crashes counter = new Crashes(0);
        try (HikariDataSource database = TestDatabase.dataSource()) {
            open(database, home.resolve("calm"), step -> {}).append(LogTest.entries(0, 250));
            open(database, home.resolve("calm"), counter).append(LogTest.entries(250, 515));
            Map<String, String> expected = Crashes.files(home.resolve("calm"));
            assertThat(counter.steps()).isGreaterThan(20);
            for (int at = 1; at <= counter.steps(); at++) {
                forget(database);
                Path log = home.resolve("log" + at);
                open(database, log, step -> {}).append(LogTest.entries(0, 250));
                Crashes crash = new Crashes(at);
                assertThatThrownBy(() -> open(database, log, crash).append(LogTest.entries(250, 515)))
                        .isInstanceOf(Crashes.Killed.class);
                open(database, log, step -> {});
                open(database, log, step -> {}).append(LogTest.entries(250, 515));
                assertThat(Crashes.files(log).keySet())
                        .as("killed before step " + at)
                        .isEqualTo(expected.keySet());
                assertThat(Crashes.files(log)).as("killed before step " + at).isEqualTo(expected);
            }
        }
    }

    @Test
    void entries_that_were_committed_but_not_signed_are_signed_at_the_next_opening() throws Exception {
        Path directory = home.resolve("log");
        try (HikariDataSource database = TestDatabase.dataSource()) {
            open(database, directory, step -> {});
            Log log = open(database, directory, step -> {
                if (step.equals("write tile/entries/000.p/3")) {
                    throw new Crashes.Killed(step);
                }
            });
            assertThatThrownBy(() -> log.append(LogTest.entries(0, 3))).isInstanceOf(Crashes.Killed.class);
            assertThat(log.checkpoint().size()).isZero();
            assertThat(open(database, directory, step -> {}).checkpoint().size())
                    .isEqualTo(3);
            assertThat(Files.exists(directory.resolve("tile/0/000.p/3"))).isTrue();
        }
    }

    private Log open(DataSource database, Path directory, java.util.function.Consumer<String> step) throws Exception {
        Log.Place place = new Log.Place(directory, home.resolve("key"), home.resolve("vkey"), Optional.empty());
        return Log.open(database, place, ORIGIN, step);
    }

    private static void forget(DataSource database) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from ledger_entry");
            statement.execute("delete from ledger_log");
        }
    }
}
