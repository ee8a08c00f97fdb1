package creditbank.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.ledger.note.SigningKey;
import creditbank.ledger.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ops/verify-log.py} says of our logs. {@link LogTest} shows it the log of 65,537 entries. */
@StoreTest
class OtherVerifierTest {
    private static final String ORIGIN = "creditbank.test/log";

    private final HikariDataSource database = TestDatabase.dataSource();

    @TempDir
    private Path home;

    private Path folder;
    private Log log;

    @BeforeEach
    void open() throws Exception {
        folder = home.resolve("log");
        log = Log.open(database, folder, home.resolve("keys/ledger.key"), home.resolve("log.vkey"), ORIGIN);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void it_accepts_the_log_as_it_grows_from_the_folder_and_over_http() throws Exception {
        int before = 0;
        try (StaticServer server = new StaticServer(folder)) {
            for (int size : new int[] {0, 1, 255, 256, 257}) {
                log.append(LogTest.entries(before, size));
                before = size;
                String accepted = "0 accepted: " + ORIGIN + ", " + size + " entries, root "
                        + log.checkpoint().root();
                assertThat(verify(folder.toString())).isEqualTo(accepted);
                assertThat(verify(server.url())).isEqualTo(accepted);
            }
        }
    }

    @Test
    void a_flipped_bit_in_any_file_is_refused_and_named() throws Exception {
        log.append(LogTest.entries(0, 257));
        assertThat(files())
                .containsExactly(
                        "checkpoint",
                        "tile/0/000",
                        "tile/0/001.p/1",
                        "tile/1/000.p/1",
                        "tile/entries/000",
                        "tile/entries/001.p/1");
        assertThat(flipped("tile/0/000", 32 * 7 + 3))
                .isEqualTo("1 refused: tile/0/000: hash 7 does not follow from tile/entries/000");
        assertThat(flipped("tile/0/001.p/1", 31))
                .isEqualTo("1 refused: tile/0/001.p/1: hash 0 does not follow from tile/entries/001.p/1");
        assertThat(flipped("tile/1/000.p/1", 0))
                .isEqualTo("1 refused: tile/1/000.p/1: hash 0 does not follow from what lies below it");
        // Entries 0 to 9 take nine bytes each, of which two are their length; 256 bytes more end within an entry
        // behind.
        assertThat(flipped("tile/entries/000", 9 * 3 + 8))
                .isEqualTo("1 refused: tile/0/000: hash 3 does not follow from tile/entries/000");
        assertThat(flipped("tile/entries/000", 9 * 3)).isEqualTo("1 refused: tile/entries/000: is cut off in part 4");
        assertThat(flipped("tile/entries/001.p/1", 1))
                .isEqualTo("1 refused: tile/entries/001.p/1: is cut off in part 1");
    }

    @Test
    void a_flipped_bit_anywhere_in_the_checkpoint_is_refused() throws Exception {
        log.append(LogTest.entries(0, 3));
        String note = Files.readString(folder.resolve("checkpoint"), StandardCharsets.UTF_8);
        int root = note.indexOf(log.checkpoint().root().base64());
        int dash = note.indexOf('\u2014');
        // Behind the dash, which has three bytes: a blank, the name, a blank, the key's id, the signature.
        int id = dash + 3 + 1 + ORIGIN.length() + 1;
        for (int at :
                new int[] {0, ORIGIN.length() + 1, root, root + 43, dash - 1, dash, dash + 4, id, id + 9, id + 80}) {
            assertThat(flipped("checkpoint", at)).as("byte %d", at).startsWith("1 refused: ");
        }
        assertThat(flipped("checkpoint", ORIGIN.length() + 1))
                .isEqualTo("1 refused: checkpoint: the log's signature is wrong");
        // The key is another each time, and so is what becomes of one of its id's characters.
        assertThat(flipped("checkpoint", id))
                .isIn(
                        "1 refused: checkpoint: has no signature of this key of " + ORIGIN,
                        "1 refused: checkpoint: a signature is not canonical base64");
    }

    @Test
    void what_is_missing_too_long_or_of_another_key_is_refused() throws Exception {
        log.append(LogTest.entries(0, 300));
        String other = SigningKey.generate(ORIGIN).verifier().toString();
        assertThat(OtherVerifier.run(folder.toString(), VerifierKey.parse(other)))
                .isEqualTo("1 refused: checkpoint: has no signature of this key of " + ORIGIN);
        try (StaticServer server = new StaticServer(folder)) {
            server.instead.put("tile/0/000", new byte[8193]);
            assertThat(verify(server.url())).isEqualTo("1 refused: tile/0/000: is longer than 8192 bytes");
            server.instead.put("tile/0/000", new byte[8191]);
            assertThat(verify(server.url())).isEqualTo("1 refused: tile/0/000: is cut off in part 255");
            server.instead.clear();
            server.instead.put("checkpoint", new byte[1_000_001]);
            assertThat(verify(server.url())).isEqualTo("1 refused: checkpoint: is longer than 1000000 bytes");
        }
        Files.delete(folder.resolve("tile/entries/000"));
        assertThat(verify(folder.toString())).isEqualTo("1 refused: tile/entries/000: is missing");
        assertThat(verify(home.resolve("nowhere").toString())).isEqualTo("1 refused: checkpoint: is missing");
    }

    @Test
    void a_log_that_grows_while_it_is_read_is_accepted_at_the_size_that_was_signed() throws Exception {
        log.append(LogTest.entries(0, 200));
        byte[] checkpoint = Files.readAllBytes(folder.resolve("checkpoint"));
        log.append(LogTest.entries(200, 300));
        try (StaticServer server = new StaticServer(folder)) {
            server.instead.put("checkpoint", checkpoint);
            assertThat(verify(server.url())).startsWith("0 accepted: " + ORIGIN + ", 200 entries, root ");
        }
    }

    @Test
    void it_has_at_most_150_lines_and_needs_the_standard_library_alone() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("ops", "verify-log.py"), StandardCharsets.UTF_8);
        assertThat(lines).hasSizeLessThanOrEqualTo(150);
        assertThat(lines.stream().filter(line -> line.matches("\\s*(import|from) .*")))
                .containsExactly(
                        "import base64, hashlib, http.client, os, pathlib, re, sys, urllib.error, urllib.request, zlib");
    }

    /** What the verifier says after one bit of a file was changed, which is changed back. */
    private String flipped(String path, int at) throws Exception {
        Path file = folder.resolve(path);
        byte[] bytes = Files.readAllBytes(file);
        byte[] changed = Arrays.copyOf(bytes, bytes.length);
        changed[at] ^= 1;
        Files.write(file, changed);
        try {
            return verify(folder.toString());
        } finally {
            Files.write(file, bytes);
        }
    }

    private String verify(String where) throws Exception {
        return OtherVerifier.run(where, log.key());
    }

    private List<String> files() throws Exception {
        try (Stream<Path> paths = Files.walk(folder)) {
            return new ArrayList<>(paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList());
        }
    }
}
