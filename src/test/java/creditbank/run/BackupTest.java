package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.run.backup.Backup;
import creditbank.run.backup.BackupException;
import creditbank.run.backup.BackupReport;
import creditbank.run.backup.Restore;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home, backed up while it works, and what is made of that on another database. */
@StoreTest
class BackupTest {
    @TempDir
    private Path work;

    private College college;
    private Centre centre;
    private creditbank.credit.Bank bank;
    private HikariDataSource other;

    @BeforeEach
    void open() throws Exception {
        college = new College(work);
        centre = college.centre();
        bank = new creditbank.credit.Bank(centre.database(), centre.vault());
        other = TestDatabase.dataSource();
    }

    private void night() throws Exception {
        college.offer(80, 90);
        try (Bank runs = college.open()) {
            assertThat(college.nightly(runs).good()).isTrue();
        }
        centre.publish();
    }

    @AfterEach
    void close() {
        other.close();
        centre.close();
        college.close();
    }

    @Test
    void a_restored_home_has_the_same_bank_and_log_and_goes_on_where_the_other_stopped() throws Exception {
        night();
        BackupReport written = new Backup(centre).write(work.resolve("backup"), work.resolve("keys"));

        BackupReport read = restore("restored");

        assertThat(read).isEqualTo(written);
        assertThat(read.entries()).isEqualTo(2);
        assertThat(read.landed()).isEqualTo(1);
        try (Centre restored = centre("restored")) {
            var again = new creditbank.credit.Bank(restored.database(), restored.vault());
            assertThat(again.content().digest()).isEqualTo(bank.content().digest());
            assertThat(restored.ledger()).isEqualTo(centre.ledger());
            for (String table :
                    List.of("identity", "record_version", "conversion", "seal_leaf", "batch_job_instance")) {
                String rows = "select count(*), md5(string_agg(t::text, '|' order by t::text)) from " + table + " t";
                assertThat(again.rows(rows)).as(table).isEqualTo(bank.rows(rows));
            }
            college.offer(80, 90, 95);
            try (Bank runs = Bank.open(restored)) {
                RunReport next = runs.runs().nightly(College.source(), College.DAY.plusDays(1), Progress.SILENT);
                assertThat(next.state()).isEqualTo("sealed");
                assertThat(next.counts().unchanged()).isEqualTo(2);
                assertThat(next.counts().fresh()).isEqualTo(1);
            }
        }
    }

    @Test
    void a_batch_that_was_staged_and_not_credited_is_staged_in_the_restored_home() throws Exception {
        try (var waiting = bank.prepare("a", 1, List.of(Row.course("1", "D1", "CS1"), Row.course("2", "D1", "CS2")))) {
            new Backup(centre).write(work.resolve("backup"), work.resolve("keys"));
            assertThat(waiting).isNotNull();
        }
        long batch = college.count("select max(batch_id) from batch");

        restore("restored");

        try (Centre restored = centre("restored")) {
            var again = new creditbank.credit.Bank(restored.database(), restored.vault());
            assertThat(again.rows("select count(*) from staging.claim_" + batch))
                    .containsExactly("2");
        }
    }

    @Test
    void the_backup_holds_no_key_and_both_folders_are_for_their_owner_only() throws Exception {
        night();
        new Backup(centre).write(work.resolve("backup"), work.resolve("keys"));

        assertThat(names("keys")).contains("ledger.key", "0000000000000000.keys");
        assertThat(names("backup")).noneMatch(name -> name.endsWith(".key") || name.endsWith(".keys"));
        try (Stream<Path> files = Files.walk(work)) {
            List<Path> loose = files.filter(
                            file -> file.startsWith(work.resolve("backup")) || file.startsWith(work.resolve("keys")))
                    .filter(file -> !permissions(file).endsWith("------"))
                    .toList();
            assertThat(loose).isEmpty();
        }
    }

    @Test
    void what_is_damaged_or_not_complete_is_refused_before_anything_is_made() throws Exception {
        new Backup(centre).write(work.resolve("backup"), work.resolve("keys"));
        Path claims = work.resolve("backup").resolve("database").resolve("public.claim.copy.gz");
        try (RandomAccessFile file = new RandomAccessFile(claims.toFile(), "rw")) {
            file.seek(20);
            int old = file.read();
            file.seek(20);
            file.write(old ^ 1);
        }
        assertThatThrownBy(() -> restore("restored"))
                .isInstanceOf(BackupException.class)
                .hasMessage(claims + " is not what was written: its SHA-256 is another");

        Files.delete(claims);
        assertThatThrownBy(() -> restore("restored")).hasMessage(claims + " is missing");

        Files.delete(work.resolve("keys").resolve("SHA256SUMS"));
        assertThatThrownBy(() -> new Restore(work.resolve("keys"), work.resolve("keys"))
                        .into(work.resolve("restored"), environment()))
                .hasMessage(
                        work.resolve("keys") + " has no SHA256SUMS, which is written last: it is no complete backup");
        assertThat(work.resolve("restored")).doesNotExist();
    }

    @Test
    void nothing_is_written_over() throws Exception {
        night();
        Files.createDirectories(work.resolve("full"));
        Files.writeString(work.resolve("full").resolve("file"), "", StandardCharsets.UTF_8);
        Backup backup = new Backup(centre);
        assertThatThrownBy(() -> backup.write(work.resolve("full"), work.resolve("keys")))
                .hasMessage(work.resolve("full") + " is not empty, expected a new folder");
        assertThatThrownBy(
                        () -> backup.write(work.resolve("b"), work.resolve("b").resolve("keys")))
                .hasMessageEndingWith("lie one in the other, expected folders apart");
        assertThatThrownBy(() -> backup.write(centre.home().resolve("b"), work.resolve("keys")))
                .hasMessageEndingWith("lie one in the other, expected folders apart");

        backup.write(work.resolve("backup"), work.resolve("keys"));
        assertThatThrownBy(() -> restore("full"))
                .hasMessage(work.resolve("full") + " is not empty, expected a new home");
        assertThatThrownBy(() -> new Restore(work.resolve("backup"), work.resolve("keys"))
                        .into(
                                work.resolve("twice"),
                                environment(college.url(), college.user(), work.resolve("password"))))
                .isInstanceOf(BackupException.class)
                .hasMessage("the database has had a bank already, expected a new one");
    }

    @Test
    void a_backup_of_another_schema_is_refused_and_the_home_says_that_it_is_not_complete() throws Exception {
        college.change("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                + " installed_by, execution_time, success) values (1000, '999', '', 'SQL', '', '', 0, true)");
        new Backup(centre).write(work.resolve("backup"), work.resolve("keys"));

        assertThatThrownBy(() -> restore("restored"))
                .isInstanceOf(BackupException.class)
                .hasMessageStartingWith("the backup has the schema 999, this program ");
        assertThatThrownBy(() -> centre("restored")).hasMessageContaining("is being made of a backup");
    }

    private BackupReport restore(String home) throws Exception {
        return new Restore(work.resolve("backup"), work.resolve("keys")).into(work.resolve(home), environment());
    }

    private Centre centre(String home) throws Exception {
        return Centre.open(
                work.resolve(home),
                Map.of("school-jwxt.folder", work.resolve("drop").toString()),
                environment());
    }

    private Map<String, String> environment() throws IOException {
        Path password = work.resolve("password-2");
        if (!Files.exists(password)) {
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, other.getDataSourceProperties().getProperty("password"));
        }
        return environment(other.getJdbcUrl(), other.getDataSourceProperties().getProperty("user"), password);
    }

    private static Map<String, String> environment(String url, String user, Path password) {
        return Map.of(
                "CREDITBANK_DB_URL", url,
                "CREDITBANK_DB_USER", user,
                "CREDITBANK_DB_PASSWORD_FILE", password.toString());
    }

    private List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(work.resolve(folder))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
