package creditbank.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.batch.BatchHandle;
import creditbank.batch.Batches;
import creditbank.batch.StaleEpochException;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.ledger.Log;
import creditbank.ledger.LogCheck;
import creditbank.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StoreTest
class SealsTest {
    private static final LocalDate DATE = LocalDate.of(2026, 11, 23);
    private static final String EMPTY_ROOT = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final HikariDataSource database = TestDatabase.dataSource();

    @TempDir
    private Path home;

    private Vault vault;
    private Log log;
    private Seals seals;

    @BeforeEach
    void open() throws Exception {
        vault = Vault.open(home.resolve("keys"));
        log = Log.open(
                database,
                home.resolve("ledger/log"),
                home.resolve("keys/ledger.key"),
                home.resolve("ledger/log.vkey"),
                "creditbank.test/seal");
        seals = new Seals(database, log, vault.recordKeys());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_batch_without_records_has_exactly_this_document() throws Exception {
        BatchHandle batch = credited(1);
        SealLeaf leaf = seals.seal(batch);
        assertThat(leaf.document())
                .isEqualTo(
                        "{\"batch\":1,\"businessDate\":\"2026-11-23\",\"counts\":{\"changed\":0,\"duplicate\":0,\"missing\":4,\"moved\":0,"
                                + "\"new\":2,\"refused\":1,\"rows\":3,\"unchanged\":0,\"withdrawn\":0},\"deliveries\":[],\"format\":1,"
                                + "\"mapping\":\"m1\",\"model\":\"\",\"program\":\"test\",\"records\":0,\"refusalsRoot\":\""
                                + EMPTY_ROOT
                                + "\",\"rules\":\"\",\"sequence\":1,\"source\":\"school\",\"type\":\"batch\",\"versionsRoot\":\""
                                + EMPTY_ROOT + "\"}");
        assertThat(query("select state || ' ' || (ended_at is not null) from batch"))
                .containsExactly("sealed true");
    }

    @Test
    void the_roots_are_those_that_plain_code_derives_from_the_columns() throws Exception {
        BatchHandle batch = credited(1);
        versions(batch, 5);
        execute(
                "insert into refusal values (1, 7, 'score.invalid', 'a.csv', 8, '\\x0102'), (1, 9, 'name.invalid', 'a.csv', 10, '\\x03')");
        SealLeaf leaf = seals.seal(batch);
        assertThat(leaf.document())
                .contains("\"records\":5,")
                .contains("\"versionsRoot\":\"" + plainVersionsRoot(5) + "\"")
                .contains("\"refusalsRoot\":\"" + plainRefusalsRoot() + "\"")
                .doesNotContain("Algebra");
        assertThat(query("select encode(seal_root, 'hex') from seal_leaf")).containsExactly(plainVersionsRoot(5));
    }

    @Test
    void sealing_again_changes_nothing() throws Exception {
        BatchHandle batch = credited(1);
        SealLeaf first = seals.seal(batch);
        assertThat(seals.seal(batch)).isEqualTo(first);
        assertThat(seals.sealWaiting()).isEmpty();
        assertThat(log.checkpoint().size()).isEqualTo(1);
        assertThat(first.checkpoint())
                .startsWith(
                        "creditbank.test/seal\n1\n" + log.checkpoint().root().base64() + "\n");
    }

    @Test
    void what_a_kill_left_waiting_is_sealed_once() throws Exception {
        BatchHandle batch = credited(1);
        versions(batch, 3);
        SealLeaf first = seals.seal(batch);
        credited(2);
        try (Connection connection = database.getConnection()) {
            SealLeaves.add(connection, LeafType.EMPTY, "talent 2026-11-23", new SealLeaves.Draft("{}"));
        }
        // Killed after the append and before the receipt.
        execute("update seal_leaf set position = null, checkpoint = null, sealed_at = null where batch_id = 1");
        execute("update batch set state = 'credited', ended_at = null where batch_id = 1");
        List<SealLeaf> sealed = seals.sealWaiting();
        assertThat(sealed).extracting(SealLeaf::position).containsExactly(0L, 1L, 2L);
        assertThat(sealed).extracting(SealLeaf::subject).containsExactly("1", "talent 2026-11-23", "2");
        assertThat(sealed.getFirst().document()).isEqualTo(first.document());
        assertThat(query("select state from batch order by batch_id")).containsExactly("sealed", "sealed");
        assertThat(LogCheck.verify(home.resolve("ledger/log"), log.key()).size())
                .isEqualTo(3);
    }

    /** The slow one has looked for the batch's document, found none, and is about to keep its own when the other one has appended the same. */
    @Test
    void two_servers_that_seal_one_batch_at_once_do_not_wait_for_each_other() throws Exception {
        credited(1);
        execute("""
                create function slow() returns trigger language plpgsql as $$ begin
                    if current_setting('test.slow', true) = 'yes' then perform pg_sleep(2); end if; return new; end $$;
                create trigger slow before insert on seal_leaf for each row execute function slow()""");
        try (HikariDataSource slow = new HikariDataSource();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            slow.setJdbcUrl(database.getJdbcUrl());
            slow.setUsername(database.getDataSourceProperties().getProperty("user"));
            slow.setPassword(database.getDataSourceProperties().getProperty("password"));
            slow.setConnectionInitSql("set test.slow = 'yes'");
            Future<List<SealLeaf>> first = threads.submit(() -> new Seals(slow, log, vault.recordKeys()).sealWaiting());
            while (query("select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()")
                    .isEmpty()) {
                assertThat(first.isDone()).isFalse();
                Thread.sleep(20);
            }
            Future<List<SealLeaf>> second = threads.submit(() -> seals.sealWaiting());
            assertThat(second.get(60, TimeUnit.SECONDS))
                    .extracting(SealLeaf::position)
                    .containsExactly(0L);
            first.get(60, TimeUnit.SECONDS);
        }
        assertThat(query("select subject, position from seal_leaf")).hasSize(1);
        assertThat(query("select state from batch")).containsExactly("sealed");
        assertThat(log.checkpoint().size()).isEqualTo(1);
    }

    @Test
    void an_empty_night_has_one_leaf_for_each_source_and_date() throws Exception {
        SealLeaf leaf = seals.empty("training-badges", DATE);
        assertThat(leaf.document())
                .isEqualTo(
                        "{\"businessDate\":\"2026-11-23\",\"format\":1,\"source\":\"training-badges\",\"type\":\"empty\"}");
        assertThat(seals.empty("training-badges", DATE)).isEqualTo(leaf);
        assertThat(seals.empty("training-badges", DATE.plusDays(1)).position()).isEqualTo(1);
        assertThat(log.checkpoint().size()).isEqualTo(2);
    }

    @Test
    void an_export_has_one_leaf_for_its_manifest() throws Exception {
        SealLeaf leaf = seals.export(EMPTY_ROOT, 3, 2000);
        assertThat(leaf.document())
                .isEqualTo("{\"files\":3,\"format\":1,\"manifest\":\"" + EMPTY_ROOT
                        + "\",\"rows\":2000,\"type\":\"export\"}");
        assertThat(seals.export(EMPTY_ROOT, 3, 2000).position()).isEqualTo(leaf.position());
    }

    @Test
    void a_batch_that_is_not_credited_and_an_execution_that_was_replaced_are_refused() throws Exception {
        BatchHandle open = handle(1);
        assertThatThrownBy(() -> seals.seal(open)).hasMessage("batch 1 is open, expected credited");
        BatchHandle batch = credited(2);
        execute("update batch set epoch = epoch + 1");
        assertThatThrownBy(() -> seals.seal(batch)).isInstanceOf(StaleEpochException.class);
        assertThat(query("select subject from seal_leaf")).isEmpty();
    }

    private BatchHandle handle(long run) throws Exception {
        try (Connection connection = database.getConnection()) {
            return Batches.open(connection, "school", DATE, run, "test");
        }
    }

    private BatchHandle credited(long run) throws Exception {
        BatchHandle batch = handle(run);
        execute(
                "update batch set state = 'credited', sequence = batch_id, rows = 3, new = 2, changed = 0, unchanged = 0, duplicate = 0,"
                        + " withdrawn = 0, refused = 1, missing = 4, moved = 0, mapping_digest = 'm1' where batch_id = "
                        + batch.id());
        return batch;
    }

    /** Second versions of the records 10, 20, 30, ... */
    private void versions(BatchHandle batch, int count) throws Exception {
        for (int i = 1; i <= count; i++) {
            vault.recordKeys().create(10L * i, 1);
            execute(
                    "insert into record_version (record_id, batch_id, learner_id, version, begin_date, begin_precision, score_hundredths, credits, claims,"
                            + " live, kind, scale, attempt, status, provider, code, title, term, number, level, score) values ("
                            + 10 * i
                            + ", " + batch.id() + ", " + (100 + i)
                            + ", 2, '2024-06-01', 2, 8550, 250, 1, true, 1, 1, 1, 1, '4111010001', 'MA1',"
                            + " 'Algebra " + i + "', '2023-2024-2', '', '', '85.5')");
        }
    }

    private String plainVersionsRoot(int count) throws Exception {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String[] groups = {
                "{\"learner\":" + (100 + i) + ",\"record\":" + 10 * i + ",\"version\":2}",
                "{\"code\":\"MA1\",\"kind\":\"course\",\"title\":\"Algebra " + i + "\"}",
                "{\"provider\":\"4111010001\"}",
                "{\"begin\":\"2024-06\",\"term\":\"2023-2024-2\"}",
                "{\"attempt\":\"normal\",\"live\":true,\"scale\":\"hundred\",\"score\":\"85.5\",\"status\":\"passed\",\"value\":\"85.50\"}",
                "{\"credits\":\"2.50\"}"
            };
            byte[] data = {0};
            for (int group = 0; group < 6; group++) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(vault.recordKeys().key(10L * i), "HmacSHA256"));
                byte[] secret = mac.doFinal(new byte[] {0, 0, 0, 2});
                byte[] salt = sha256(join(new byte[] {4}, secret, new byte[] {(byte) group}));
                data = join(data, sha256(join(new byte[] {2}, salt, groups[group].getBytes(StandardCharsets.UTF_8))));
            }
            leaves.add(sha256(data));
        }
        return HexFormat.of().formatHex(root(leaves));
    }

    private static String plainRefusalsRoot() throws Exception {
        List<byte[]> leaves = new ArrayList<>();
        leaves.add(sha256(join(
                new byte[] {0, 3}, sha256(new byte[] {1, 2}), "score.invalid".getBytes(StandardCharsets.US_ASCII))));
        leaves.add(sha256(
                join(new byte[] {0, 3}, sha256(new byte[] {3}), "name.invalid".getBytes(StandardCharsets.US_ASCII))));
        return HexFormat.of().formatHex(root(leaves));
    }

    /** RFC 6962 section 2.1 word by word, over the leaves in the order of their hexadecimal texts. */
    private static byte[] root(List<byte[]> leaves) throws Exception {
        List<byte[]> sorted = new ArrayList<>(leaves);
        sorted.sort(
                (a, b) -> HexFormat.of().formatHex(a).compareTo(HexFormat.of().formatHex(b)));
        if (sorted.size() == 1) {
            return sorted.getFirst();
        }
        int split = 1;
        while (split * 2 < sorted.size()) {
            split *= 2;
        }
        return sha256(join(new byte[] {1}, root(sorted.subList(0, split)), root(sorted.subList(split, sorted.size()))));
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] join(byte[]... parts) {
        byte[] joined = {};
        for (byte[] part : parts) {
            int at = joined.length;
            joined = Arrays.copyOf(joined, at + part.length);
            System.arraycopy(part, 0, joined, at, part.length);
        }
        return joined;
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> query(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }
}
