package creditbank.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.tile.DamagedLogException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StoreTest
class LogTest {
    private static final String ORIGIN = "creditbank.test/log";

    private final HikariDataSource database = TestDatabase.dataSource();

    @TempDir
    private Path home;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_new_log_has_a_signed_empty_checkpoint() throws Exception {
        Log log = open();
        assertThat(log.checkpoint().text()).isEqualTo(ORIGIN + "\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        assertThat(verify().size()).isZero();
    }

    @Test
    void appended_entries_have_receipts_that_need_nothing_else() throws Exception {
        Log log = open();
        List<Receipt> receipts = log.append(entries(0, 300));
        for (int i = 0; i < 300; i++) {
            Receipt receipt = receipts.get(i);
            assertThat(receipt.index()).isEqualTo(i);
            assertThat(receipt.proves(entry(i), vkey())).isTrue();
            assertThat(receipt.proves(entry(i + 1), vkey())).isFalse();
        }
        assertThat(verify().size()).isEqualTo(300);
    }

    @Test
    void the_same_entry_again_keeps_its_place_and_signs_nothing_new() throws Exception {
        Log log = open();
        log.append(entries(0, 3));
        byte[] before = Files.readAllBytes(home.resolve("log/checkpoint"));
        List<Receipt> again = log.append(List.of(entry(2), entry(0), entry(2)));
        assertThat(again).extracting(Receipt::index).containsExactly(2L, 0L, 2L);
        assertThat(Files.readAllBytes(home.resolve("log/checkpoint"))).isEqualTo(before);
        assertThat(log.append(List.of(entry(3), entry(1), entry(3))))
                .extracting(Receipt::index)
                .containsExactly(3L, 1L, 3L);
        assertThat(verify().size()).isEqualTo(4);
    }

    @Test
    void partial_tiles_stay_until_the_full_one_is_published() throws Exception {
        Log log = open();
        log.append(entries(0, 3));
        log.append(entries(3, 200));
        assertThat(home.resolve("log/tile/0/000.p/3")).exists();
        assertThat(home.resolve("log/tile/entries/000.p/200")).exists();
        log.append(entries(200, 256));
        assertThat(home.resolve("log/tile/0/000")).exists();
        assertThat(home.resolve("log/tile/0/000.p")).doesNotExist();
        assertThat(home.resolve("log/tile/entries/000.p")).doesNotExist();
        assertThat(home.resolve("log/tile/1/000.p/1")).exists();
        assertThat(verify().size()).isEqualTo(256);
    }

    @Test
    void sixty_six_thousand_entries_pass_the_boundary_where_another_log_was_cut_short() throws Exception {
        Log log = open();
        log.append(entries(0, 65_535));
        log.append(entries(65_535, 65_537));
        assertThat(Files.size(home.resolve("log/tile/1/000"))).isEqualTo(8192);
        assertThat(Files.size(home.resolve("log/tile/0/255"))).isEqualTo(8192);
        assertThat(Files.size(home.resolve("log/tile/0/256.p/1"))).isEqualTo(32);
        assertThat(Files.size(home.resolve("log/tile/2/000.p/1"))).isEqualTo(32);
        assertThat(home.resolve("log/tile/1/000.p")).doesNotExist();
        assertThat(OtherVerifier.run(home.resolve("log").toString(), vkey()))
                .startsWith("0 accepted: " + ORIGIN + ", 65537 entries, root ");
        Receipt last = log.append(entries(65_537, 66_000)).getLast();
        assertThat(last.proves(entry(65_999), vkey())).isTrue();
        assertThat(verify().size()).isEqualTo(66_000);
        assertThat(open().checkpoint().size()).isEqualTo(66_000);
    }

    @Test
    void two_that_append_at_once_make_one_history() throws Exception {
        Log first = open();
        Log second = open();
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<List<Receipt>>> futures = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int from = i * 5;
                Log log = i % 2 == 0 ? first : second;
                futures.add(pool.submit(() -> log.append(entries(from, from + 10))));
            }
            for (Future<List<Receipt>> future : futures) {
                assertThat(future.get()).hasSize(10);
            }
        }
        assertThat(verify().size()).isEqualTo(105);
    }

    @Test
    void a_database_older_than_the_published_checkpoint_refuses_to_sign() throws Exception {
        Log log = open();
        log.append(entries(0, 5));
        execute("delete from ledger_entry where position >= 3");
        execute("update ledger_log set size = 0, root = decode('"
                + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex')");
        byte[] before = Files.readAllBytes(home.resolve("log/checkpoint"));
        assertThatThrownBy(() -> log.append(entries(10, 11)))
                .isInstanceOf(RollbackException.class)
                .hasMessageContaining("the published checkpoint has 5 entries, the database 3");
        assertThatThrownBy(this::open).isInstanceOf(RollbackException.class);
        assertThat(Files.readAllBytes(home.resolve("log/checkpoint"))).isEqualTo(before);
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void a_database_with_another_history_refuses_to_sign() throws Exception {
        Log log = open();
        log.append(entries(0, 5));
        execute("delete from ledger_entry");
        execute("delete from ledger_log");
        HikariDataSource other = TestDatabase.dataSource();
        Path elsewhere = home.resolve("elsewhere");
        Log forked = Log.open(other, elsewhere, home.resolve("keys/ledger.key"), home.resolve("log.vkey"), ORIGIN);
        forked.append(entries(100, 110));
        assertThatThrownBy(() -> Log.open(
                        other, home.resolve("log"), home.resolve("keys/ledger.key"), home.resolve("log.vkey"), ORIGIN))
                .isInstanceOf(RollbackException.class)
                .hasMessageContaining("the database's first 5 entries are not the published ones");
        other.close();
    }

    @Test
    void a_lost_directory_is_made_again_from_the_database() throws Exception {
        Log log = open();
        log.append(entries(0, 300));
        byte[] checkpoint = Files.readAllBytes(home.resolve("log/checkpoint"));
        Folders.delete(home.resolve("log"));
        open();
        assertThat(Files.readAllBytes(home.resolve("log/checkpoint"))).isEqualTo(checkpoint);
        assertThat(verify().size()).isEqualTo(300);
    }

    @Test
    void a_missing_tile_is_written_again_by_the_next_append() throws Exception {
        Log log = open();
        log.append(entries(0, 600));
        Files.delete(home.resolve("log/tile/1/000.p/2"));
        Files.delete(home.resolve("log/tile/0/001"));
        log.append(entries(600, 800));
        assertThat(verify().size()).isEqualTo(800);
    }

    @Test
    void a_flipped_bit_in_a_tile_stops_the_log_with_its_path() throws Exception {
        Log log = open();
        log.append(entries(0, 600));
        byte[] checkpoint = Files.readAllBytes(home.resolve("log/checkpoint"));
        Path tile = home.resolve("log/tile/1/000.p/2");
        byte[] hashes = Files.readAllBytes(tile);
        hashes[40] ^= 1;
        Files.write(tile, hashes);
        assertThatThrownBy(() -> log.append(entries(600, 601)))
                .isInstanceOf(DamagedLogException.class)
                .hasMessage("tile/1/000.p/2: differs from the entries from byte 40 of 64");
        assertThatThrownBy(this::open).isInstanceOf(DamagedLogException.class);
        assertThat(Files.readAllBytes(home.resolve("log/checkpoint"))).isEqualTo(checkpoint);
    }

    @Test
    void another_key_and_another_origin_are_refused() throws Exception {
        open();
        assertThatThrownBy(() -> Log.open(
                        database,
                        home.resolve("log"),
                        home.resolve("keys/ledger.key"),
                        home.resolve("log.vkey"),
                        "other"))
                .hasMessageContaining("is the key of " + ORIGIN + ", expected other");
        Files.delete(home.resolve("keys/ledger.key"));
        assertThatThrownBy(this::open).isInstanceOf(RollbackException.class).hasMessageContaining("its key is");
    }

    @Test
    void an_entry_that_is_too_long_is_refused_before_anything_is_written() throws Exception {
        Log log = open();
        assertThatThrownBy(() -> log.append(List.of(entry(1), new byte[65_536])))
                .hasMessage("an entry of 65536 bytes, expected at most 65535");
        assertThat(count()).isZero();
        assertThat(log.append(List.of(new byte[65_535])).getFirst().index()).isZero();
        assertThat(verify().size()).isEqualTo(1);
    }

    private Log open() throws Exception {
        return Log.open(
                database, home.resolve("log"), home.resolve("keys/ledger.key"), home.resolve("log.vkey"), ORIGIN);
    }

    private Checkpoint verify() throws Exception {
        return LogCheck.verify(home.resolve("log"), vkey());
    }

    private VerifierKey vkey() throws Exception {
        return VerifierKey.parse(Files.readString(home.resolve("log.vkey"), StandardCharsets.UTF_8)
                .strip());
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count() throws Exception {
        try (Connection connection = database.getConnection()) {
            return new Entries(ORIGIN).count(connection);
        }
    }

    static List<byte[]> entries(int from, int to) {
        return IntStream.range(from, to).mapToObj(LogTest::entry).toList();
    }

    static byte[] entry(int number) {
        return ("entry " + number).getBytes(StandardCharsets.US_ASCII);
    }
}
