package creditbank.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** What Tessera's fsck says of our logs. {@code ops/other-witnesses.sh} builds it and runs this test. */
@StoreTest
@EnabledIfEnvironmentVariable(
        named = TesseraFsckTest.PROGRAM,
        matches = ".+",
        disabledReason = "SKIPPED: no Tessera fsck is named; ops/other-witnesses.sh builds one where Go is")
class TesseraFsckTest {
    static final String PROGRAM = "CREDITBANK_FSCK";

    private static final String ORIGIN = "creditbank.test/log";
    /** What it says of a right log alone; its exit code is 0 for a wrong one, too. */
    private static final String ACCEPTED = "Successfully fsck'd log with size ";
    /** Each difference ends a worker, and without workers it waits for ever. */
    private static final String WORKERS = "--N=16";

    private static final long PATIENCE_SECONDS = 60;

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
    void
            it_accepts_the_log_as_it_grows_from_the_folder_and_over_http_and_refuses_a_flipped_bit_of_an_entry_a_tile_and_the_checkpoint()
                    throws Exception {
        Map<Integer, String> fullest = Map.of(
                1, "tile/entries/000.p/1",
                255, "tile/0/000.p/255",
                256, "tile/0/000",
                257, "tile/entries/001.p/1",
                65_537, "tile/1/000");
        int before = 0;
        try (StaticServer server = new StaticServer(folder)) {
            for (int size : new int[] {1, 255, 256, 257, 65_537}) {
                log.append(LogTest.entries(before, size));
                before = size;
                assertAccepted(size, folder.toUri().toString());
                assertAccepted(size, server.url());
                for (String path : new String[] {fullest.get(size), "checkpoint"}) {
                    assertThat(flipped(path))
                            .as("%d entries, a bit of %s", size, path)
                            .contains("fsck failed: ")
                            .doesNotContain(ACCEPTED);
                }
            }
        }
    }

    private void assertAccepted(int size, String url) throws Exception {
        assertThat(fsck(url)).as("%d entries at %s", size, url).startsWith("0 ").contains(ACCEPTED + size + " ");
    }

    /** What it says after a bit in the middle of a file was changed, which is changed back. */
    private String flipped(String path) throws Exception {
        Path file = folder.resolve(path);
        byte[] bytes = Files.readAllBytes(file);
        byte[] changed = Arrays.copyOf(bytes, bytes.length);
        changed[bytes.length / 2] ^= 1;
        Files.write(file, changed);
        try {
            return fsck(folder.toUri().toString());
        } finally {
            Files.write(file, bytes);
        }
    }

    /** The exit code, a blank, and what it says. */
    private String fsck(String url) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                System.getenv(PROGRAM),
                "--storage_url=" + (url.endsWith("/") ? url : url + "/"),
                "--public_key=" + home.resolve("log.vkey"),
                "--ui=false",
                WORKERS);
        builder.environment().put("no_proxy", "*");
        Path said = home.resolve("said");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("does not end: " + Files.readString(said, StandardCharsets.UTF_8));
        }
        return process.exitValue() + " "
                + Files.readString(said, StandardCharsets.UTF_8).strip();
    }
}
