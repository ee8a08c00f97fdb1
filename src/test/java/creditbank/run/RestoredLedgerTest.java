package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.ledger.Folders;
import creditbank.ledger.Provinces;
import creditbank.ledger.Rebuild;
import creditbank.ledger.RollbackException;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.run.backup.Backup;
import creditbank.run.backup.Restore;
import creditbank.run.centre.Centre;
import creditbank.run.centre.LedgerHome;
import creditbank.seal.Restoration;
import creditbank.seal.audit.BankAudit;
import creditbank.seal.audit.BankReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup of one night, made a home again after two more nights, which three provinces have cosigned. Each night leaves two entries: its batch and its export.
 */
@StoreTest
class RestoredLedgerTest {
    @TempDir
    private Path work;

    private College college;
    private Centre centre;
    private HikariDataSource other;
    private Provinces provinces;
    private VerifierKey key;

    @BeforeEach
    void a_backup_of_the_first_of_three_nights() throws Exception {
        college = new College(work);
        college.centre().close();
        key = VerifierKey.parse(Files.readString(home().resolve("ledger/log.vkey"), StandardCharsets.UTF_8)
                .strip());
        provinces = new Provinces(work.resolve("provinces"), 3, 2, key);
        Files.writeString(home().resolve("ledger/policy"), provinces.policy(2), StandardCharsets.UTF_8);
        centre = college.centre();
        other = TestDatabase.dataSource();
        Bank bank = new Bank(centre.database(), centre.vault());
        night(bank, centre, "CS1");
        new Backup(centre).write(work.resolve("backup"), work.resolve("keys"));
        night(bank, centre, "CS2");
        night(bank, centre, "CS3");
        assertThat(centre.publishedSize()).isEqualTo(6);
        new Restore(work.resolve("backup"), work.resolve("keys")).into(restored(), environment());
    }

    @AfterEach
    void close() throws Exception {
        other.close();
        centre.close();
        college.close();
        provinces.close();
    }

    @Test
    void a_database_of_yesterday_beside_todays_log_signs_nothing_until_it_is_rebuilt() throws Exception {
        Folders.delete(restored().resolve("ledger/log"));
        Folders.copy(home().resolve("ledger/log"), restored().resolve("ledger/log"));

        assertThatThrownBy(this::open)
                .isInstanceOf(RollbackException.class)
                .hasMessageContaining("the published checkpoint has 6 entries, the database 2")
                .hasMessageContaining("nothing is signed");

        rebuilt(restored().resolve("ledger/log"));
    }

    @Test
    void a_database_of_yesterday_without_any_log_is_told_by_the_witnesses_and_rebuilt_from_a_copy() throws Exception {
        Folders.delete(restored().resolve("ledger/log"));

        refusedByWitnesses();

        rebuilt(home().resolve("ledger/log"));
    }

    @Test
    void a_database_and_a_log_of_yesterday_are_told_by_the_witnesses_and_rebuilt_from_a_copy() throws Exception {
        refusedByWitnesses();

        rebuilt(home().resolve("ledger/log"));
    }

    @Test
    void a_copy_that_is_as_old_as_the_backup_is_no_way_back() throws Exception {
        assertThatThrownBy(() -> rebuild(restored().resolve("ledger/log")))
                .isInstanceOf(RollbackException.class)
                .hasMessageContaining("witness p0 has seen 6 entries, there are 2 here");
    }

    /** What ops/witnesses.md says cannot be noticed; whoever kept a checkpoint finds it. */
    @Test
    void without_a_witness_a_whole_restored_home_signs_a_second_history_that_only_a_kept_checkpoint_tells()
            throws Exception {
        String kept = Files.readString(home().resolve("ledger/log/checkpoint"), StandardCharsets.UTF_8);
        Files.delete(restored().resolve("ledger/policy"));
        try (Centre forked = open()) {
            Bank bank = later(forked);
            for (String course : List.of("CS7", "CS8", "CS9")) {
                night(bank, forked, course);
            }
            assertThat(forked.publishedSize()).isEqualTo(8);
        }
        LogAudit audit = new LogAudit(LogSite.folder(restored().resolve("ledger/log")), key);
        audit.run(audit.note(), (index, entry) -> {});
        audit.expect("the kept checkpoint", kept);
        assertThatThrownBy(() -> audit.run(audit.note(), (index, entry) -> {}))
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("the kept checkpoint");
    }

    private void refusedByWitnesses() {
        assertThatThrownBy(this::open)
                .isInstanceOf(RollbackException.class)
                .hasMessageContaining("witness p0 has seen 6 entries, there are 2 here")
                .hasMessageContaining("nothing is signed");
    }

    /** The way back: as {@code ledger rebuild} does it, then the nights again, and all is as it should be. */
    private void rebuilt(Path copy) throws Exception {
        LedgerHome ledger = LedgerHome.of(restored());
        LogSite site = LogSite.folder(copy);
        Rebuild.Rebuilt wouldBe = new Rebuild.Rebuilt(2, 6, 4, 0, 0);
        assertThat(Rebuild.preview(other, ledger.place(), ledger.origin(), site, new Restoration()))
                .isEqualTo(wouldBe);
        assertThatThrownBy(this::open).as("nothing was changed").isInstanceOf(RollbackException.class);
        assertThat(rebuild(copy)).isEqualTo(wouldBe);
        try (Centre back = open()) {
            back.seals().sealWaiting();
            back.publishLedger();
            assertThat(back.publishedSize())
                    .as("with the statement of what was lost")
                    .isEqualTo(7);
            night(later(back), back, "CS2");
            assertThat(back.publishedSize()).isGreaterThan(7);
            BankReport report = new BankAudit(
                            back.database(),
                            back.vault(),
                            key.name(),
                            new LogAudit(LogSite.folder(restored().resolve("ledger/log")), key))
                    .run();
            assertThat(report.waiting()).isZero();
            assertThat(report.content().lost()).isBetween(1L, 4L);
        }
    }

    private static Bank later(Centre restored) throws Exception {
        Bank bank = new Bank(restored.database(), restored.vault());
        bank.runsAbove(100);
        return bank;
    }

    private Rebuild.Rebuilt rebuild(Path copy) throws IOException, SQLException {
        LedgerHome ledger = LedgerHome.of(restored());
        return Rebuild.run(other, ledger.place(), ledger.origin(), LogSite.folder(copy), new Restoration());
    }

    /** A night with one more course; seals, exports and publishes. */
    private static void night(Bank bank, Centre of, String course) throws Exception {
        bank.delta("school", 50, List.of(Row.course(course, "D1", course)));
        of.publish();
    }

    private Centre open() throws IOException, SQLException {
        return Centre.open(
                restored(), Map.of("school-jwxt.folder", work.resolve("drop").toString()), environment());
    }

    private Path home() {
        return work.resolve("home");
    }

    private Path restored() {
        return work.resolve("restored");
    }

    private Map<String, String> environment() throws IOException {
        Path password = work.resolve("password-2");
        if (!Files.exists(password)) {
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, other.getDataSourceProperties().getProperty("password"));
        }
        return Map.of(
                "CREDITBANK_DB_URL", other.getJdbcUrl(),
                "CREDITBANK_DB_USER", other.getDataSourceProperties().getProperty("user"),
                "CREDITBANK_DB_PASSWORD_FILE", password.toString());
    }
}
