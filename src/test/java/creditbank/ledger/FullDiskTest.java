package creditbank.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log whose disk is full stops with a clear message, and goes on when there is room; the disk is a file system in memory of 300 kB. */
@StoreTest
class FullDiskTest {
    private static final String ORIGIN = "creditbank.test/full";

    private final HikariDataSource database = TestDatabase.dataSource();

    @TempDir
    private Path work;

    @AfterEach
    void close() throws Exception {
        run("umount", disk().toString());
        database.close();
    }

    @Test
    void a_full_disk_stops_the_log_before_it_signs_and_with_room_it_goes_on() throws Exception {
        Files.createDirectories(disk());
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", disk().toString()) == 0;
        if (!mounted) {
            System.out.println("*** no file system can be mounted here: no disk is filled");
        }
        assumeThat(mounted).isTrue();
        Log log = open();
        String last = "";
        String message = "";
        int appended = 0;
        while (message.isEmpty()) {
            last = log.note();
            try {
                log.append(entries(appended, 40));
            } catch (IOException e) {
                message = String.valueOf(e.getMessage());
            }
            appended += 40;
            assertThat(appended).as("entries in 300 kB").isLessThan(2000);
        }
        assertThat(message).startsWith(disk().resolve("log").toString()).contains("No space left on device");
        assertThat(log.note()).as("nothing more was signed").isEqualTo(last);
        assertThat(OtherVerifier.run(disk().resolve("log").toString(), log.key()))
                .startsWith("0 accepted: " + ORIGIN + ", " + (appended - 40) + " entries");

        assertThat(run("mount", "-o", "remount,size=3m", disk().toString())).isZero();
        List<Receipt> again = open().append(entries(appended - 40, 40));
        assertThat(again.getFirst().index()).isEqualTo(appended - 40);
        assertThat(again.getFirst().size()).as("each entry once").isEqualTo(appended);
        assertThat(OtherVerifier.run(disk().resolve("log").toString(), log.key()))
                .startsWith("0 accepted: " + ORIGIN + ", " + appended + " entries");
    }

    private static List<byte[]> entries(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> (i + " " + "x".repeat(300)).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private Path disk() {
        return work.resolve("disk");
    }

    private Log open() throws Exception {
        return Log.open(
                database, disk().resolve("log"), work.resolve("keys/ledger.key"), work.resolve("log.vkey"), ORIGIN);
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
