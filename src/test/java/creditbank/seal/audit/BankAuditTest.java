package creditbank.seal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.ledger.Log;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Precision;
import creditbank.outcome.Status;
import creditbank.seal.Seals;
import creditbank.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bank is what its log says; whoever changes a column of it is found, and the place is named. */
@StoreTest
class BankAuditTest {
    private static final String ORIGIN = "creditbank.test/audit";

    private final HikariDataSource database = TestDatabase.dataSource();

    @TempDir
    private Path home;

    /** Which number each record has, by its course. */
    private final Map<String, String> records = new TreeMap<>();

    private Vault vault;
    private Bank bank;
    private Log log;
    private Seals seals;

    /** Batch 1: three records; batch 2: CS1 again, with a second attempt from another sender; batch 3: CS2 ends. */
    @BeforeEach
    void three_sealed_batches() throws Exception {
        vault = Vault.open(home.resolve("keys"));
        log = Log.open(
                database, home.resolve("log"), home.resolve("keys/ledger.key"), home.resolve("log.vkey"), ORIGIN);
        seals = new Seals(database, log, vault.recordKeys());
        bank = new Bank(database, vault);
        Row cs2 = Row.course("2", "D2", "CS2");
        Row training = Row.training(
                "3", "D3", "Welding \"TIG\" \\ 焊\n", new PartialDate(LocalDate.of(2024, 5, 1), Precision.MONTH));
        bank.full(
                "jwxt",
                50,
                List.of(Row.course("1", "D1", "CS1").score(5500, AttemptKind.NORMAL, Status.FAILED), cs2, training),
                "9");
        bank.full("make-up", 40, List.of(Row.course("1", "D1", "CS1").score(6605, AttemptKind.MAKE_UP, Status.PASSED)));
        bank.full(
                "jwxt",
                50,
                List.of(Row.course("1", "D1", "CS1").score(5500, AttemptKind.NORMAL, Status.FAILED), training));
        seals.sealWaiting();
        for (String code : List.of("CS1", "CS2", "")) {
            String number = bank.rows(
                            "select record_id from record_version where version = 1 and code = '" + code + "'")
                    .getFirst();
            records.put(code.isEmpty() ? "{T}" : "{" + code + "}", number);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void every_batch_follows_from_the_columns() throws Exception {
        BankReport report = audit();
        assertThat(report.log().size()).isEqualTo(3);
        assertThat(report.batches()).isEqualTo(3);
        assertThat(report.versions()).isEqualTo(5);
        assertThat(report.refusals()).isEqualTo(1);
        assertThat(report.waiting()).isZero();
    }

    @Test
    void what_waits_for_the_log_is_counted() throws Exception {
        bank.full("third", 30, List.of(Row.course("1", "D9", "CS9")));
        assertThat(audit().waiting()).isEqualTo(1);
    }

    @Test
    void no_record_of_an_honest_bank_is_taken_for_a_changed_one() throws Exception {
        try (Connection connection = database.getConnection()) {
            for (long batch = 1; batch <= 3; batch++) {
                assertThat(Locations.version(connection, batch)).isEmpty();
            }
        }
    }

    @Test
    void a_changed_column_is_named_by_batch_record_version_and_group() throws Exception {
        changed(
                "learner_id = learner_id + 1 where record_id = {CS1} and version = 1",
                "batch 1, record {CS1}, version 1, group who");
        changed(
                "title = 'Algebra' where record_id = {CS2} and version = 1",
                "batch 1, record {CS2}, version 1, group what");
        changed("code = '' where record_id = {CS1} and version = 2", "batch 2, record {CS1}, version 2, group what");
        changed(
                "provider = '4111010002' where record_id = {CS1} and version = 1",
                "batch 1, record {CS1}, version 1, group where");
        changed(
                "term = '2022-2023-2' where record_id = {CS1} and version = 2",
                "batch 2, record {CS1}, version 2, group when");
        changed("begin_precision = 3 where record_id = {T}", "batch 1, record {T}, version 1, group when");
        changed(
                "score = '95', score_hundredths = 9500 where record_id = {CS1} and version = 2",
                "batch 2, record {CS1}, version 2, group result");
        changed("status = 1 where record_id = {CS1} and version = 1", "batch 1, record {CS1}, version 1, group result");
        changed(
                "live = true where record_id = {CS2} and version = 2",
                "batch 3, record {CS2}, version 2, group result");
        changed(
                "credits = 900 where record_id = {CS1} and version = 1",
                "batch 1, record {CS1}, version 1, group credit");
        changed(
                "credits = 900 where record_id = {CS2} and version = 2",
                "batch 3, record {CS2}, version 2, group credit");
        different(
                "update attempt set score_hundredths = 7000",
                "batch 2, record {CS1}, version 2, group result: is not what was sealed");
        different(
                "delete from attempt",
                "batch 2: has 1 record versions, not the 1 that were sealed; nothing else in the bank tells which");
    }

    @Test
    void versions_that_come_go_or_move_are_found() throws Exception {
        different(
                "delete from record_version where record_id = {CS1} and version = 2",
                "batch 2, a version of record {CS1}: is not what was sealed");
        different(
                "update record_version set batch_id = 2 where record_id = {T}",
                "batch 1, a version of record {T}: is not what was sealed");
        different(
                "insert into record_version select record_id, 77, learner_id, version + 1, begin_date, end_date, result_date, score_hundredths,"
                        + " credits, hours, claims, live, kind, begin_precision, end_precision, result_precision, scale, attempt, status, provider,"
                        + " code, title, term, number, level, score from record_version where record_id = {T}",
                "record {T}: is not what its last version says, or of no batch");
        different(
                "update record set version = 1 where record_id = {CS1}",
                "record {CS1}: is not what its last version says, or of no batch");
        different(
                "update record set live = true where record_id = {CS2}",
                "record {CS2}: is not what its last version says, or of no batch");
    }

    @Test
    void refused_rows_and_the_facts_of_a_batch_are_compared() throws Exception {
        different("update refusal set code = 'name.invalid'", "batch 1, refused row 1001: is not what was sealed");
        different(
                "delete from refusal",
                "batch 1: has 0 refused rows, not those that were sealed; nothing else in the bank tells which");
        different("update batch set sequence = 7 where batch_id = 2", "batch 2: the bank says sequence 7, its leaf 1");
        different(
                "update batch set business_date = '2024-07-01' where batch_id = 2",
                "batch 2: the bank says businessDate 2024-07-01, its leaf 2024-06-30");
        different(
                "update source set name = 'other' where source_id = 2",
                "batch 2: the bank says source other, its leaf make-up");
        different(
                "update batch set program = 'x' where batch_id = 3", "batch 3: the bank says program x, its leaf test");
    }

    @Test
    void receipts_and_log_must_agree() throws Exception {
        different("delete from seal_leaf where batch_id = 2", "entry 1 of the log: is of no document of the bank");
        different(
                "update seal_leaf set position = 9 where batch_id = 3",
                "entry 2 of the log: is of no document of the bank");
        different(
                "update seal_leaf set document = '{}' where batch_id = 2",
                "receipt of batch 2: the bank's document is not entry 1 of the log");
        different(
                "update seal_leaf set checkpoint = replace(checkpoint, E'\\n3\\n', E'\\n4\\n')",
                "receipt of batch 1: the signature of " + log.key() + " is wrong");
    }

    @Test
    void a_record_whose_key_is_gone_is_named() throws Exception {
        vault.recordKeys().erase(Long.parseLong(named("{CS2}")));
        assertThatThrownBy(this::audit)
                .isInstanceOf(DifferenceException.class)
                .hasMessage(named("record {CS2}: has no key, so its leaves cannot be derived: never made, or erased"));
    }

    @Test
    void a_log_that_lost_its_last_entries_does_not_pass() throws Exception {
        byte[] before = Files.readAllBytes(home.resolve("log/checkpoint"));
        seals.empty("jwxt", LocalDate.of(2024, 7, 1));
        Files.write(home.resolve("log/checkpoint"), before);
        assertThatThrownBy(this::audit)
                .hasMessage(
                        "receipt of empty jwxt 2024-07-01: was signed for 4 entries, the log has 3: entries are lost");
    }

    private void changed(String change, String place) throws Exception {
        different("update record_version set " + change, place + ": is not what was sealed");
    }

    /** Changes the bank, looks for the difference, and takes the change back. */
    private void different(String change, String message) throws Exception {
        Matcher words =
                Pattern.compile("^(?:update|delete from|insert into) (\\w+)").matcher(change);
        assertThat(words.find()).as(change).isTrue();
        String table = words.group(1);
        execute("create table saved as select * from " + table);
        assertThat(execute(named(change))).as(change).isPositive();
        assertThatThrownBy(this::audit).as(change).hasMessage(named(message));
        switch (table) {
            case "source" -> execute("update source t set name = s.name from saved s where s.source_id = t.source_id");
            case "batch" ->
                execute("update batch t set sequence = s.sequence, business_date = s.business_date, program = s.program"
                        + " from saved s where s.batch_id = t.batch_id");
            default -> {
                execute("delete from " + table);
                execute("insert into " + table + (table.equals("seal_leaf") ? " overriding system value" : "")
                        + " select * from saved");
            }
        }
        execute("drop table saved");
        assertThat(audit().batches()).isEqualTo(3);
    }

    private BankReport audit() throws Exception {
        return new BankAudit(database, vault, ORIGIN, new LogAudit(LogSite.folder(home.resolve("log")), log.key()))
                .run();
    }

    private String named(String text) {
        String named = text;
        for (Map.Entry<String, String> record : records.entrySet()) {
            named = named.replace(record.getKey(), record.getValue());
        }
        return named;
    }

    private int execute(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getUpdateCount();
        }
    }
}
