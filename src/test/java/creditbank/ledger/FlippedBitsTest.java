package creditbank.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.ledger.tile.DamagedLogException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every single bit of a small log, flipped: found by whoever reads the log, and by the log itself before it signs again. */
@StoreTest
class FlippedBitsTest {
    private static final String ORIGIN = "creditbank.test/bits";

    private final HikariDataSource database = TestDatabase.dataSource();

    @TempDir
    private Path home;

    private Log log;

    @BeforeEach
    void a_log_of_three_entries() throws Exception {
        log = open();
        log.append(Stream.of("one", "two", "three")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void every_bit_of_the_checkpoint_is_covered_by_its_form_or_its_signature() throws Exception {
        byte[] note = Files.readAllBytes(file("checkpoint"));
        for (int bit = 0; bit < note.length * 8; bit++) {
            byte[] flipped = flip(note, bit);
            assertThatThrownBy(() -> Checkpoint.open(flipped, log.key()))
                    .as("bit %d of the checkpoint", bit)
                    .isInstanceOf(NoteException.class);
        }
    }

    @Test
    void every_bit_of_a_tile_or_a_bundle_is_found_by_a_reader_and_the_file_is_named() throws Exception {
        LogAudit audit = new LogAudit(LogSite.folder(home.resolve("log")), log.key());
        int bits = 0;
        for (String path : List.of("tile/0/000.p/3", "tile/entries/000.p/3")) {
            byte[] bytes = Files.readAllBytes(file(path));
            for (int bit = 0; bit < bytes.length * 8; bit++, bits++) {
                Files.write(file(path), flip(bytes, bit));
                assertThatThrownBy(() -> audit.run(audit.note(), (index, entry) -> {}))
                        .as("bit %d of %s", bit, path)
                        .isInstanceOf(DamagedLogException.class)
                        .hasMessageStartingWith("tile/");
            }
            Files.write(file(path), bytes);
        }
        assertThat(bits).as("96 bytes of hashes, 17 of entries").isEqualTo((96 + 17) * 8);
        audit.run(audit.note(), (index, entry) -> {});
    }

    /** One bit of every seventh byte: every time all of the log is checked. */
    @Test
    void a_flipped_bit_anywhere_in_the_log_is_found_before_anything_is_signed() throws Exception {
        byte[] checkpoint = Files.readAllBytes(file("checkpoint"));
        for (String path : List.of("tile/0/000.p/3", "tile/entries/000.p/3")) {
            byte[] bytes = Files.readAllBytes(file(path));
            for (int at = 0; at < bytes.length; at += 7) {
                Files.write(file(path), flip(bytes, at * 8 + at % 8));
                assertThatThrownBy(this::open)
                        .as("byte %d of %s", at, path)
                        .isInstanceOf(DamagedLogException.class)
                        .hasMessage(path + ": differs from the entries from byte " + at + " of " + bytes.length);
            }
            Files.write(file(path), bytes);
        }
        for (int at = 0; at < checkpoint.length; at += 7) {
            Files.write(file("checkpoint"), flip(checkpoint, at * 8 + at % 8));
            assertThatThrownBy(() -> log.append(List.of(new byte[] {4})))
                    .as("byte %d of the checkpoint", at)
                    .isInstanceOf(NoteException.class);
        }
        Files.write(file("checkpoint"), checkpoint);
        assertThat(open().checkpoint().size())
                .as("nothing was appended or signed")
                .isEqualTo(3);
    }

    private Log open() throws Exception {
        return Log.open(
                database, home.resolve("log"), home.resolve("keys/ledger.key"), home.resolve("log.vkey"), ORIGIN);
    }

    private Path file(String path) throws IOException {
        return home.resolve("log").resolve(path);
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }
}
