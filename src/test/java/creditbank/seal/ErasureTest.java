package creditbank.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.ledger.Log;
import creditbank.ledger.note.TlogProof;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.outcome.PartialDate;
import creditbank.recognise.rule.file.RuleFolder;
import creditbank.seal.audit.BankAudit;
import creditbank.seal.audit.BankReport;
import creditbank.seal.audit.DifferenceException;
import creditbank.seal.audit.RecordProof;
import creditbank.seal.audit.RecordProver;
import creditbank.vault.Vault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing a learner shreds that learner's leaves and no other; who the learner was cannot be told any more. */
@StoreTest
class ErasureTest {
    private static final String ORIGIN = "creditbank.test/erasure";
    private static final Erasure.Order ORDER = new Erasure.Order("request 7", "qian");
    private static final String NAMES = "Shangguan Waner";

    private final HikariDataSource database = TestDatabase.dataSource();

    @TempDir
    private Path home;

    private Vault vault;
    private Bank bank;
    private Log log;
    private Seals seals;

    /** Learner 1 has the records 1 and 2, the first in two versions with worksheets; learner 2 the record 3. */
    @BeforeEach
    void three_sealed_batches_of_two_learners() throws Exception {
        vault = Vault.open(home.resolve("keys"));
        log = Log.open(
                database, home.resolve("log"), home.resolve("keys/ledger.key"), home.resolve("log.vkey"), ORIGIN);
        seals = new Seals(database, log, vault.recordKeys());
        bank = new Bank(database, vault);
        bank.convert(RuleFolder.read(Path.of("mappings/rules")));
        bank.delta("school", 50, List.of(erased("1", "CS1")));
        bank.delta("school", 50, List.of(erased("2", "CS2"), other("3", "CS1")));
        bank.delta("school", 50, List.of(erased("1", "CS1").title("Computing").hours(4000)));
        seals.sealWaiting();
        assertThat(bank.rows("select record_id, version, learner_id from record_version order by 1, 2"))
                .containsExactly("1 1 1", "1 2 1", "2 1 1", "3 1 2");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothing_of_the_learner_stays_and_all_other_proofs_hold() throws Exception {
        TlogProof before = prove(3);
        execute(
                "with c as (insert into record_correction (facet, value, was, reason, corrected_by) values ('title', 'Maths', '', '"
                        + NAMES + " wrote', 'qian') returning correction_id)"
                        + " insert into correction_claim select correction_id, source_id, claim_key from c, claim where code = 'CS2'");

        Erasure erasure = seals.erase(1, ORDER);

        assertThat(List.of(erasure.identities(), erasure.claims(), erasure.records(), erasure.shared()))
                .containsExactly(1L, 3L, 2L, 0L);
        assertThat(everyRow()).noneMatch(row -> row.contains(NAMES) || row.contains("Computing"));
        assertThat(bank.rows("select distinct learner_id from record_version")).containsExactly("2");
        assertThat(vault.recordKeys().kept(1, 3)).satisfies(keys -> {
            assertThat(keys[0]).isEmpty();
            assertThat(keys[1]).isEmpty();
            assertThat(keys[2]).hasSize(32);
        });
        assertThat(audit().waiting()).isZero();
        verify(before);
        TlogProof after = prove(3);
        verify(after);
        assertThatThrownBy(() -> prove(1)).hasMessage("there is no record 1");
    }

    @Test
    void the_leaf_of_the_erasure_says_how_much_was_erased_and_leads_to_nobody() throws Exception {
        Erasure erasure = seals.erase(1, ORDER);

        assertThat(bank.rows("select convert_from(document, 'UTF8'), position from seal_leaf where type = 'erasure'"))
                .singleElement()
                .asString()
                .matches("\\{\"erasure\":\"" + erasure.tombstone() + "\",\"format\":1,\"leaves\":" + erasure.leaves()
                        + ",\"leavesRoot\":\"[0-9a-f]{64}\",\"records\":2,\"type\":\"erasure\"} 3");
        assertThat(erasure.leaves())
                .isGreaterThanOrEqualTo(3)
                .isEqualTo(Long.parseLong(
                        bank.rows("select count(*) from erased_leaf").getFirst()));
    }

    @Test
    void a_preview_counts_the_same_and_changes_nothing() throws Exception {
        String before = bank.content().digest();
        Erasure preview = seals.previewErasure(1);
        assertThat(bank.content().digest()).isEqualTo(before);
        assertThat(preview.tombstone()).isEmpty();
        Erasure done = seals.erase(1, ORDER);
        assertThat(List.of(done.identities(), done.claims(), done.records(), done.leaves()))
                .containsExactly(preview.identities(), preview.claims(), preview.records(), preview.leaves());
    }

    @Test
    void a_kill_after_the_facts_are_gone_leaves_keys_which_the_next_seal_destroys() throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            new Erasures(connection, vault.recordKeys()).erase(1, ORDER);
            connection.commit();
        }
        assertThat(vault.recordKeys().kept(1, 1)[0]).as("killed here").hasSize(32);
        assertThat(audit().waiting()).isEqualTo(1);

        vault.recordKeys().erase(1); // Killed after the first key.
        seals.sealWaiting();

        assertThat(vault.recordKeys().kept(1, 2)[1]).isEmpty();
        assertThat(audit().waiting()).isZero();
        long size = seals.published().signed().size();
        assertThat(seals.erase(1, ORDER).tombstone())
                .isEqualTo(bank.rows("select tombstone from erasure").getFirst());
        assertThat(seals.published().signed().size()).as("erased once").isEqualTo(size);
    }

    @Test
    void a_batch_that_waits_for_its_seal_is_sealed_with_the_leaves_of_those_erased_meanwhile() throws Exception {
        bank.delta(
                "school",
                50,
                List.of(
                        erased("1", "CS1").title("Informatics"),
                        other("3", "CS1").title("Computers")));
        seals.erase(1, ORDER);
        assertThat(audit().waiting()).isZero();
        assertThat(bank.rows(
                        "select convert_from(document, 'UTF8')::json ->> 'records' from seal_leaf where subject = '4'"))
                .containsExactly("2");
    }

    @Test
    void what_others_report_too_waits_to_be_weighed_anew() throws Exception {
        PartialDate begin = PartialDate.day(LocalDate.of(2024, 4, 1));
        bank.delta(
                "trainer",
                50,
                List.of(
                        Row.training("4", "", "Welding", begin).learner("N1", NAMES, "2001-03-05", "D1"),
                        Row.training("5", "", "Baking", begin).learner("N1", NAMES, "2001-03-05", "D1"),
                        Row.training("6", "", "Welding", begin).learner("N2", "Li Si", "2002-03-05", "D2")));
        seals.sealWaiting();
        seals.erase(1, ORDER);
        assertThat(bank.rows("select title from shared_stale join claim using (record_key)"))
                .containsExactly("Welding");
    }

    @Test
    void a_record_that_vanishes_under_the_name_of_an_erasure_is_found() throws Exception {
        String name = seals.erase(1, ORDER).tombstone();
        execute("insert into erased_leaf select 1, erasure_id, 'version', '\\x00' from erasure");
        assertThatThrownBy(this::audit).isInstanceOf(DifferenceException.class).hasMessageStartingWith("batch 1");
        execute("delete from erased_leaf where leaf = '\\x00'");
        execute("update erased_record set record_id = 99 where record_id = 2");
        audit();
        execute("insert into erased_record select 98, erasure_id from erasure");
        assertThatThrownBy(this::audit).hasMessage("erasure " + name + ": the bank says records 3, its leaf 2");
        execute("delete from erased_record where record_id = 98");
        execute("delete from erased_record; delete from erased_leaf; delete from erased_identity; delete from erasure");
        assertThatThrownBy(this::audit).isInstanceOf(DifferenceException.class);
    }

    @Test
    void a_key_that_an_older_backup_has_brought_back_is_found() throws Exception {
        String name = seals.erase(1, ORDER).tombstone();
        vault.recordKeys().create(2, 1);
        assertThatThrownBy(this::audit)
                .hasMessage(
                        "erasure " + name + ": the key of record 2 is there again, as in an older backup of the keys");
    }

    @Test
    void nobody_is_erased_while_a_delivery_is_imported_or_waits_to_be_rerun() throws Exception {
        assertThatThrownBy(() -> seals.erase(9, ORDER)).hasMessage("there is no learner 9");
        try (Bank.Waiting importing = bank.prepare("school", 50, List.of(erased("4", "CS4")))) {
            assertThat(importing).isNotNull();
            assertThatThrownBy(() -> seals.erase(1, ORDER))
                    .hasMessage("batch 4 is open: its delivery may name the learner; erase when its run has ended, or"
                            + " was given up");
        }
        execute("update batch set state = 'refused' where batch_id = 4");
        assertThatThrownBy(() -> seals.erase(1, ORDER))
                .hasMessage("batch 4 was refused, names the learner and can be rerun; erase when a later delivery of"
                        + " its source has been taken");
        seals.erase(2, ORDER);
    }

    /** Whoever adds a table about learners decides here whether an erasure empties it. */
    @Test
    void every_table_that_names_learners_identities_or_records_is_known_to_the_erasure() throws Exception {
        assertThat(bank.rows("""
                select distinct c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name !~ '^(qrtz_|batch_(job|step))'
                    and c.column_name ~ '(learner|identity|record|posting|claim|correction|person|employer|document|phone|act)(s|_id|_key)?$|^name$|^act' order by 1"""))
                .filteredOn(table -> !emptied().contains(table))
                .containsExactlyInAnyOrder(
                        "audit_sample", // the act of drawing, which is of nobody
                        "delivery_part", // a sender's file name
                        "erased_record", // the erasure's own
                        "erasure", // the number, and the leaf
                        "kept_file", // a mapping file's name
                        "learner", // a number that is never used again
                        "programme", // a programme's name
                        "recognition_rule", // a rule's name
                        "seal_leaf", // documents of the ledger
                        "shared_stale", // what others report too
                        "source"); // a job file's name
    }

    /** A row that points to one which an erasure deletes would hold it up, or outlive it. */
    @Test
    void every_table_that_points_to_one_that_an_erasure_empties_is_emptied_too() throws Exception {
        assertThat(bank.rows("""
                with recursive points as (
                    select f.table_name as source, t.table_name as target
                    from information_schema.referential_constraints r
                    join information_schema.table_constraints f on f.constraint_schema = r.constraint_schema and f.constraint_name = r.constraint_name
                    join information_schema.table_constraints t
                        on t.constraint_schema = r.unique_constraint_schema and t.constraint_name = r.unique_constraint_name),
                about as (
                    select unnest(array[%s]) collate "C" as name
                    union select p.source::text from about a join points p on p.target = a.name)
                select name from about order by 1""".formatted(
                        emptied().stream().map(table -> "'" + table + "'").collect(Collectors.joining(", ")))))
                .contains("redemption", "panel_member", "correction_claim")
                .filteredOn(table -> !table.equals("audit_sample")) // points to acts of drawing, which stay
                .hasSameElementsAs(emptied());
    }

    private static Set<String> emptied() {
        return ErasureSql.DELETE.stream()
                .filter(sql -> sql.startsWith("delete "))
                .map(sql -> sql.split(" ", -1)[2])
                .collect(Collectors.toSet());
    }

    private static Row erased(String key, String code) {
        return Row.course(key, "", code).learner("N1", NAMES, "2001-03-05", "D1");
    }

    private static Row other(String key, String code) {
        return Row.course(key, "", code).learner("N2", "Li Si", "2002-03-05", "D2");
    }

    private List<String> everyRow() throws Exception {
        return bank.rows("""
                select table_schema || '.' || table_name || ' ' || query_to_xml(format('select t::text from %I.%I t', table_schema, table_name), true, true, '')::text
                from information_schema.tables where table_schema in ('public', 'staging') and table_type = 'BASE TABLE'""");
    }

    private TlogProof prove(long record) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return new RecordProver(vault.recordKeys(), home.resolve("log"), log.key())
                        .prove(connection, record, 0, Set.of("what"));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void verify(TlogProof proof) {
        RecordProof.read(Base64.getDecoder().decode(proof.extra())).verify(proof, log.key());
    }

    private BankReport audit() throws Exception {
        LogAudit own = new LogAudit(LogSite.folder(home.resolve("log")), log.key());
        return new BankAudit(database, vault, ORIGIN, own).run();
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
