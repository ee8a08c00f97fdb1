package creditbank.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.ledger.Provinces;
import creditbank.ledger.note.VerifierKey;
import creditbank.run.centre.Centre;
import creditbank.run.centre.LedgerHome;
import creditbank.run.source.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** What a server does each minute with witnesses and a chain that do not answer, and how it is told. */
@StoreTest
class LedgerTickTest {
    private static final String CHAIN =
            "url=http://127.0.0.1:1/secret\ncontract=0x5fbdb2315678afecb367f032d93f642f64180aa3\n";

    private final HikariDataSource database = TestDatabase.dataSource();

    @TempDir
    private Path work;

    private Centre centre;
    private Provinces provinces;

    @BeforeEach
    void a_home_with_three_witnesses_that_are_down() throws Exception {
        open().close();
        VerifierKey key = VerifierKey.parse(Files.readString(home().resolve("ledger/log.vkey"), StandardCharsets.UTF_8)
                .strip());
        provinces = new Provinces(work, 3, 0, key);
        provinces.down();
        Files.writeString(home().resolve("ledger/policy"), provinces.policy(2), StandardCharsets.UTF_8);
        centre = open();
        centre.seals().empty("school", LocalDate.of(2026, 9, 1));
    }

    @AfterEach
    void close() throws Exception {
        provinces.close();
        centre.close();
        database.close();
    }

    @Test
    void witnesses_that_are_down_and_a_chain_that_never_answered_are_told_apart_each_after_its_own_time()
            throws Exception {
        settings("alarm-after=PT0.001S\n");
        centre.close();
        centre = open();
        chain(CHAIN + "alarm-after=PT0.001S\n");
        try (LedgerTick tick = new LedgerTick(centre)) {
            tick.run();
            assertThat(tick.published().alarm()).isTrue();
            assertThat(tick.published().words())
                    .startsWith("ALARM: 1 of 1 entries wait since ")
                    .contains("p0 ", "p1 ", "p2 ");
            assertThat(tick.anchored())
                    .as("nothing is published that the chain could lack")
                    .isEqualTo(new LedgerTick.State(
                            "checkpoints wait for the chain: the chain's node does not answer eth_chainId"
                                    + " (ConnectException)",
                            false));

            provinces.up();
            tick.run();
            assertThat(tick.published()).isEqualTo(new LedgerTick.State("readers see all 1 entries", false));
            assertThat(tick.anchored().alarm()).isTrue();
            assertThat(tick.anchored().words())
                    .startsWith("ALARM: the chain has confirmed nothing of what was sealed since ")
                    .doesNotContain("secret");
            assertThat(centre.ledger().alarm()).as("the night's exit code").isTrue();
            assertThat(centre.ledger().chain()).startsWith("ALARM: the chain has confirmed nothing ");
            assertThat(centre.ledger().waiting()).isEmpty();
            Health health = Objects.requireNonNull(
                    new LedgerHealth().chainHealthIndicator(tick).health());
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .containsEntry("alarm", true)
                    .containsEntry("says", tick.anchored().words());

            chain(CHAIN + "confirmation=3\n");
            tick.run();
            assertThat(tick.anchored())
                    .isEqualTo(new LedgerTick.State(
                            "nothing is anchored: " + centre.home().resolve("anchor.properties")
                                    + ":3: confirmation: unknown, expected one of [alarm-after, confirmations, contract,"
                                    + " from, url]",
                            true));
            assertThat(tick.published().alarm()).isFalse();
            Health ledger = Objects.requireNonNull(
                    new LedgerHealth().ledgerHealthIndicator(tick).health());
            assertThat(ledger.getDetails()).containsEntry("alarm", false);
        }
    }

    @Test
    void nothing_is_an_alarm_before_its_time() throws Exception {
        chain(CHAIN);
        try (LedgerTick tick = new LedgerTick(centre)) {
            assertThat(tick.published().alarm()).isFalse();
            tick.run();
            assertThat(tick.published().words()).startsWith("1 of 1 entries wait since ");
            assertThat(tick.published().alarm()).as("an hour").isFalse();
            provinces.up();
            tick.run();
            assertThat(tick.anchored().alarm()).as("six hours").isFalse();
            assertThat(centre.ledger().alarm()).isFalse();
        }
    }

    @Test
    void a_wrong_alarm_time_opens_no_home_and_is_told_with_its_line() throws Exception {
        settings("# times\nalarm-after=1h\n");
        String problem = home().toRealPath().resolve("ledger/ledger.properties")
                + ":2: alarm-after: expected a time such as PT1H";
        assertThat(LedgerHome.check(home().toRealPath())).containsExactly(problem);
        assertThatThrownBy(this::open)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(problem);
        settings("alarm=PT1H\n");
        assertThatThrownBy(this::open).hasMessageContaining("1: alarm: unknown, expected one of [alarm-after]");
    }

    private void settings(String text) throws Exception {
        Files.writeString(home().resolve("ledger/ledger.properties"), text, StandardCharsets.UTF_8);
    }

    private void chain(String text) throws Exception {
        Path file = home().resolve("anchor.properties");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Path home() {
        return work.resolve("home");
    }

    private Centre open() throws Exception {
        Path password = work.resolve("password");
        if (!Files.exists(password)) {
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, database.getDataSourceProperties().getProperty("password"));
        }
        return Centre.open(
                home(),
                Map.of(),
                Map.of(
                        "CREDITBANK_DB_URL", database.getJdbcUrl(),
                        "CREDITBANK_DB_USER", database.getDataSourceProperties().getProperty("user"),
                        "CREDITBANK_DB_PASSWORD_FILE", password.toString()));
    }
}
