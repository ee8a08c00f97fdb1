package creditbank.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Since when entries wait for the chain: three were sealed at 1, 2 and 3 o'clock, and the chain is wanted since half past one. */
@StoreTest
class AnchorWaitTest {
    private static final String CONTRACT = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
    private static final Instant DAY = Instant.parse("2026-09-01T00:00:00Z");

    private final HikariDataSource database = TestDatabase.dataSource();

    @TempDir
    private Path home;

    @BeforeEach
    void three_entries() throws Exception {
        Path file = home.resolve("anchor.properties");
        Files.writeString(file, "url=http://127.0.0.1:1\ncontract=" + CONTRACT + "\n", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.setLastModifiedTime(file, FileTime.from(DAY.plusSeconds(5400)));
        execute("insert into seal_leaf (type, format, subject, document, position, checkpoint, sealed_at)"
                + " select 'empty', 1, n, '\\x7b7d', n, 'c', timestamptz '2026-09-01 01:00Z' + n * interval '1 hour' from"
                + " generate_series(0, 2) n");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void in_a_chain_that_confirmed_nothing_the_time_begins_when_it_was_wanted() throws Exception {
        assertThat(since(3)).contains(DAY.plusSeconds(5400));
    }

    @Test
    void what_readers_cannot_see_does_not_wait() throws Exception {
        assertThat(since(0)).isEmpty();
    }

    @Test
    void what_is_behind_the_last_confirmed_checkpoint_waits_since_it_was_sealed() throws Exception {
        confirmed("eip155:1/" + CONTRACT.toLowerCase(Locale.ROOT) + "/0xdef", 1);
        assertThat(since(3)).contains(DAY.plusSeconds(7200));
        assertThat(since(1)).isEmpty();
        confirmed("eip155:1/" + CONTRACT.toLowerCase(Locale.ROOT) + "/0xdef", 3);
        assertThat(since(3)).isEmpty();
    }

    @Test
    void what_another_contract_has_confirmed_does_not_count() throws Exception {
        confirmed("eip155:1/0x0000000000000000000000000000000000000001/0xdef", 3);
        assertThat(since(3)).isPresent();
    }

    @Test
    void it_is_late_after_six_hours_and_a_home_without_the_file_has_no_chain() throws Exception {
        AnchorWait wait = AnchorWait.of(home, database, 3).orElseThrow();
        Instant six = DAY.plusSeconds(5400 + 6 * 3600);
        assertThat(wait.late(six)).isFalse();
        assertThat(wait.late(six.plusSeconds(1))).isTrue();
        assertThat(wait.words(six.plusSeconds(1)))
                .isEqualTo("ALARM: the chain has confirmed nothing of what was sealed since 2026-09-01T01:30:00Z"
                        + " ('ledger anchor' says why)");
        Files.delete(home.resolve("anchor.properties"));
        assertThat(AnchorWait.of(home, database, 3)).isEmpty();
    }

    private Optional<Instant> since(long published) throws Exception {
        return AnchorWait.of(home, database, published).orElseThrow().since();
    }

    private void confirmed(String account, long size) throws Exception {
        execute("insert into anchor (account, size, note, confirmed_at) values ('" + account + "', " + size
                + ", 'n', now())");
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
