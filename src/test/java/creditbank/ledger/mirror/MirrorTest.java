package creditbank.ledger.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.ledger.Folders;
import creditbank.ledger.Log;
import creditbank.ledger.OtherVerifier;
import creditbank.ledger.Strace;
import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.SignedNote;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.site.LogSite;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.ledger.witness.Witness;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mirror that cosigns remembers what it has cosigned apart from its copy, which may be lost. */
@StoreTest
class MirrorTest {
    private static final String ORIGIN = "creditbank.test/mirrored";
    private static final String NAME = "mirror.test/m";

    private final HikariDataSource database = TestDatabase.dataSource();

    @TempDir
    private Path home;

    private Log log;

    @BeforeEach
    void a_log_of_300_entries_that_was_copied() throws Exception {
        log = log(database, "log");
        log.append(entries("a", 300));
        assertThat(copy("log").size()).isEqualTo(300);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_mirror_whose_copy_was_deleted_copies_anew_and_goes_on_cosigning() throws Exception {
        Folders.delete(home.resolve("mirror"));
        log.append(entries("b", 20));
        Mirror.Copied copied = copy("log");
        assertThat(List.of(copied.before(), copied.size())).containsExactly(0L, 320L);
        assertThat(cosigned()).contains("\n320\n").contains("\n— " + NAME + " ");
        assertThat(OtherVerifier.run(home.resolve("mirror").toString(), log.key()))
                .startsWith("0 accepted: " + ORIGIN + ", 320 entries");
    }

    @Test
    void a_mirror_whose_copy_was_deleted_cosigns_neither_another_history_nor_a_shorter_one() throws Exception {
        Folders.delete(home.resolve("mirror"));
        try (HikariDataSource other = TestDatabase.dataSource()) {
            Log shorter = log(other, "other");
            shorter.append(entries("x", 299));
            assertThatThrownBy(() -> copy("other"))
                    .isInstanceOf(DamagedLogException.class)
                    .hasMessage("checkpoint: has 299 entries, this mirror has cosigned 300: entries are lost");
            shorter.append(entries("y", 99));
            assertThatThrownBy(() -> copy("other"))
                    .isInstanceOf(DamagedLogException.class)
                    .hasMessage("checkpoint: of 398 entries is not cosigned: this does not continue the tree of 300"
                            + " entries");
        }
        assertThat(home.resolve("mirror/checkpoint")).doesNotExist();
        Folders.delete(home.resolve("mirror"));
        assertThat(copy("log").size()).as("the log itself is copied still").isEqualTo(300);
    }

    @Test
    void a_mirror_that_has_lost_what_it_cosigned_or_whose_store_another_process_has_cosigns_nothing() throws Exception {
        try (Witness other = own()) {
            assertThat(other.seen(ORIGIN)).isEqualTo(300);
            assertThatThrownBy(() -> copy("log"))
                    .isInstanceOf(IOException.class)
                    .hasMessage(store() + ": this process has the store already");
        }
        Folders.delete(store());
        assertThatThrownBy(() -> copy("log"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(store() + ": the store of the witness key ")
                .hasMessageEndingWith("Bring the store back, or start with a new key");
    }

    @Test
    void two_processes_do_not_make_one_copy_at_once() throws Exception {
        try (FileChannel channel = FileChannel.open(home.resolve("mirror.lock"), StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> copy("log"))
                    .isInstanceOf(IOException.class)
                    .hasMessage(home.resolve("mirror") + ": this process makes this copy already");
        }
        assertThat(copy("log").before()).isEqualTo(300);
    }

    /** Every rename of the mirror is one of a whole file: a tile, what it has cosigned, or the checkpoint that readers see. */
    @Test
    void a_mirror_killed_at_any_rename_copies_the_rest_and_has_cosigned_one_history() throws Exception {
        Strace.require();
        log.append(entries("b", 30));
        Folders.copy(home.resolve("mirror"), home.resolve("mirror-before"));
        Folders.copy(store(), home.resolve("store-before"));
        int kills = 0;
        while (process(kills + 1) != 0) {
            kills++;
            assertThat(kills).as("renames of a copy of 30 entries").isLessThan(20);
            String published = cosigned();
            assertThat(published).contains("\n— " + NAME + " ");
            // What readers see is whole at any time, and never more than was cosigned.
            assertThat(OtherVerifier.run(home.resolve("mirror").toString(), log.key()))
                    .startsWith("0 accepted: " + ORIGIN + ", ");
            try (Witness own = own()) {
                assertThat(own.seen(ORIGIN)).isGreaterThanOrEqualTo(size(published));
            }
            assertThat(copy("log").size()).as("the next run goes on").isEqualTo(330);
            again("mirror");
            again("store");
        }
        assertThat(kills).isGreaterThanOrEqualTo(3);
        assertThat(size(cosigned())).isEqualTo(330);
        assertThat(copy("log").before()).isEqualTo(330);
    }

    private void again(String what) throws IOException {
        Path place = what.equals("store") ? store() : home.resolve(what);
        Folders.delete(place);
        Folders.copy(home.resolve(what + "-before"), place);
    }

    /** Copies in a process of its own that is killed at its n-th rename; 0 where it came to its end. */
    private int process(int rename) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=rename,renameat,renameat2", "-e"));
        command.add("inject=rename,renameat,renameat2:signal=KILL:when=" + rename);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                "creditbank.cli.Main",
                "ledger",
                "mirror",
                home.resolve("log").toString(),
                "--vkey",
                log.key().toString(),
                "--out",
                home.resolve("mirror").toString(),
                "--cosign-as",
                NAME,
                "--cosign-key",
                key().toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("process.txt").toFile())
                .start()
                .waitFor();
    }

    private Log log(DataSource in, String folder) throws Exception {
        return Log.open(in, home.resolve(folder), home.resolve("keys/ledger.key"), home.resolve("log.vkey"), ORIGIN);
    }

    private Mirror.Copied copy(String from) throws IOException {
        VerifierKey of = log.key();
        try (Witness own = own()) {
            return new Mirror(
                            LogSite.folder(home.resolve(from)),
                            of,
                            home.resolve("mirror"),
                            Optional.empty(),
                            Optional.of(own))
                    .run();
        }
    }

    private Witness own() throws IOException {
        return Witness.open(store(), key(), NAME, List.of(log.key()), Clock.systemUTC());
    }

    private Path key() {
        return home.resolve("mirror.key");
    }

    private Path store() {
        return home.resolve("mirror.key.store");
    }

    private String cosigned() throws IOException {
        return Files.readString(home.resolve("mirror/checkpoint"), StandardCharsets.UTF_8);
    }

    private static long size(String note) {
        return Checkpoint.parse(
                        SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)).text())
                .size();
    }

    private static List<byte[]> entries(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ("entry " + name + i).getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
