package creditbank.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.ledger.mirror.Mirror;
import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.KeyFile;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.SigningKey;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.policy.Policy;
import creditbank.ledger.policy.PolicyException;
import creditbank.ledger.site.LogSite;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.ledger.witness.Witness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log whose checkpoints readers see when provinces have cosigned them, and which a restored backup cannot fork. */
@StoreTest
class QuorumTest {
    private static final String ORIGIN = "creditbank.test/log";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HikariDataSource database = TestDatabase.dataSource();

    @TempDir
    private Path home;

    private Provinces provinces;

    @BeforeEach
    void open() throws Exception {
        VerifierKey key =
                KeyFile.readOrMake(home.resolve("keys/ledger.key"), ORIGIN).verifier();
        provinces = new Provinces(home, 3, 1, key);
    }

    @AfterEach
    void close() throws Exception {
        provinces.close();
        database.close();
    }

    @Test
    void readers_see_a_checkpoint_when_its_quorum_has_cosigned_it_and_not_before() throws Exception {
        Log log = log();
        assertThat(log.note()).isEmpty();
        Receipt receipt = log.append(LogTest.entries(0, 5)).getLast();
        assertThat(receipt.size()).isEqualTo(5);
        assertThat(log.note()).isEmpty();
        Publishing publishing = log.publish();
        assertThat(publishing.published().orElseThrow().size()).isEqualTo(5);
        assertThat(publishing.held()).isZero();
        assertThat(publishing.words()).isEqualTo("readers see all 5 entries");
        assertThat(provinces.parsed(2).require(published(), log.key()).witnesses())
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(LogCheck.verify(home.resolve("ledger/log"), log.key()).size())
                .isEqualTo(5);
        log.append(LogTest.entries(5, 300));
        assertThat(Checkpoint.open(published(), log.key()).size()).isEqualTo(5);
        assertThat(log.publish().published().orElseThrow().size()).isEqualTo(300);
    }

    @Test
    void without_its_quorum_a_tree_waits_with_an_alarm_and_is_published_when_they_return() throws Exception {
        Log log = log();
        log.append(LogTest.entries(0, 5));
        log.publish();
        provinces.down();
        assertThat(log.append(LogTest.entries(5, 9))).hasSize(4);
        Publishing held = log.publish();
        assertThat(held.published().orElseThrow().size()).isEqualTo(5);
        assertThat(held.held()).isEqualTo(4);
        assertThat(held.cosigned()).containsExactly("p0");
        assertThat(held.alarm()).isFalse();
        assertThat(held.late(Duration.ZERO)).isTrue();
        assertThat(held.words()).startsWith("4 of 9 entries wait since ").contains("1 have cosigned: p1 ", "; p2 ");
        // It opens, imports and signs for itself without them.
        Log again = log(Duration.ZERO, 2);
        assertThat(again.published().alarm()).isTrue();
        assertThat(again.append(LogTest.entries(9, 10))).hasSize(1);
        provinces.up();
        assertThat(again.publish().words()).isEqualTo("readers see all 10 entries");
        assertThat(again.published().alarm()).isFalse();
    }

    @Test
    void cosignatures_that_come_one_after_the_other_are_kept_until_they_are_a_quorum() throws Exception {
        Log log = log(Duration.ofHours(1), 3);
        log.append(LogTest.entries(0, 5));
        provinces.down();
        assertThat(log.publish().cosigned()).containsExactly("p0");
        provinces.up();
        Publishing publishing = log(Duration.ofHours(1), 3).publish();
        assertThat(publishing.cosigned()).containsExactly("p0", "p1", "p2");
        assertThat(publishing.asked()).hasSizeLessThanOrEqualTo(2);
        assertThat(publishing.held()).isZero();
    }

    @Test
    void a_kill_before_any_durable_step_of_signing_and_publishing_is_made_good_by_the_next_call() throws Exception {
        int at = 1;
        for (boolean killed = true; killed; at++) {
            Crashes crash = new Crashes(at);
            List<byte[]> entries = LogTest.entries(at * 3, at * 3 + 3);
            byte[] before = at == 1 ? new byte[0] : published();
            try {
                Log log = Log.open(database, place(quorum(Duration.ofHours(1), 2)), ORIGIN, crash);
                log.append(entries);
                log.publish();
                killed = false;
            } catch (Crashes.Killed e) {
                // Whatever readers see has its quorum.
                byte[] seen = at == 1 ? before : published();
                assertThat(at == 1
                                || provinces.parsed(2).open(seen, log().key()).met())
                        .as(e.getMessage())
                        .isTrue();
            }
            Log again = log();
            assertThat(again.append(entries).getFirst().index()).isEqualTo(at * 3 - 3);
            assertThat(again.publish().published().orElseThrow().size())
                    .as("killed before step " + at)
                    .isEqualTo(at * 3L);
        }
        assertThat(at).isGreaterThan(12);
        assertThat(LogCheck.verify(home.resolve("ledger/log"), log().key()).size())
                .isEqualTo(at * 3L - 3);
    }

    @Test
    void yesterdays_database_refuses_to_sign_beside_todays_folder_and_is_rebuilt_from_it() throws Exception {
        Log log = log();
        log.append(LogTest.entries(0, 270));
        log.publish();
        execute("create table yesterday_log as table ledger_log");
        execute("create table yesterday_entry as table ledger_entry");
        log.append(LogTest.entries(270, 530));
        log.publish();
        restore();
        assertThatThrownBy(this::log)
                .isInstanceOf(RollbackException.class)
                .hasMessageContaining("the published checkpoint has 530 entries, the database 270")
                .hasMessageContaining("creditbank ledger rebuild --from");
        Rebuild.Rebuilt rebuilt = rebuild(home.resolve("ledger/log"), -1);
        assertThat(rebuilt.before()).isEqualTo(270);
        assertThat(rebuilt.size()).isEqualTo(530);
        assertThat(rebuilt.moved()).isZero();
        Log back = log();
        back.append(LogTest.entries(530, 531));
        assertThat(back.publish().published().orElseThrow().size()).isEqualTo(531);
        assertThat(LogCheck.verify(home.resolve("ledger/log"), back.key()).size())
                .isEqualTo(531);
    }

    @Test
    void yesterdays_database_and_folder_refuse_to_sign_because_witnesses_know_more_and_a_mirror_brings_them_back()
            throws Exception {
        Log log = log();
        log.append(LogTest.entries(0, 270));
        log.publish();
        execute("create table yesterday_log as table ledger_log");
        execute("create table yesterday_entry as table ledger_entry");
        Folders.copy(home.resolve("ledger"), home.resolve("yesterday"));
        log.append(LogTest.entries(270, 530));
        log.publish();
        mirror(log.key());
        restore();
        Folders.delete(home.resolve("ledger"));
        Folders.copy(home.resolve("yesterday"), home.resolve("ledger"));
        assertThatThrownBy(this::log)
                .isInstanceOf(RollbackException.class)
                .hasMessageContaining("witness p0 has seen 530 entries, there are 270 here")
                .hasMessageContaining("nothing is signed");
        // The old folder is no copy of the newest log, and witnesses say so.
        assertThatThrownBy(() -> rebuild(home.resolve("ledger/log"), -1))
                .isInstanceOf(RollbackException.class)
                .hasMessageContaining("has seen 530 entries, there are 270 here");
        assertThat(rebuild(home.resolve("mirror"), -1).size()).isEqualTo(530);
        Log back = log();
        assertThat(back.checkpoint().size()).isEqualTo(530);
        back.append(LogTest.entries(530, 540));
        assertThat(back.publish().published().orElseThrow().size()).isEqualTo(540);
        assertThat(mirror(log.key()).size()).isEqualTo(540);
    }

    @Test
    void what_was_added_after_a_restore_while_no_witness_was_there_is_never_published_and_goes_behind_the_rest()
            throws Exception {
        Log log = log();
        log.append(LogTest.entries(0, 5));
        log.publish();
        execute("create table yesterday_log as table ledger_log");
        execute("create table yesterday_entry as table ledger_entry");
        Folders.copy(home.resolve("ledger"), home.resolve("yesterday"));
        log.append(LogTest.entries(5, 9));
        log.publish();
        mirror(log.key());
        restore();
        Folders.delete(home.resolve("ledger"));
        Folders.copy(home.resolve("yesterday"), home.resolve("ledger"));
        provinces.close();
        Log forked = log();
        forked.append(LogTest.entries(20, 26));
        assertThat(forked.publish().published().orElseThrow().size()).isEqualTo(5);
        provinces = new Provinces(home, 3, 1, forked.key());
        assertThatThrownBy(this::log)
                .isInstanceOf(RollbackException.class)
                .hasMessageContaining("has seen another history than this one of 11 entries");
        assertThat(rebuild(home.resolve("mirror"), 5).moved()).isEqualTo(6);
        Log back = log();
        assertThat(back.checkpoint().size()).isEqualTo(9);
        assertThat(back.append(LogTest.entries(20, 26)).getFirst().index()).isEqualTo(9);
        assertThat(back.publish().published().orElseThrow().size()).isEqualTo(15);
    }

    @Test
    void a_mirror_keeps_what_continues_it_and_refuses_what_does_not() throws Exception {
        Log log = log();
        log.append(LogTest.entries(0, 300));
        log.publish();
        assertThat(mirror(log.key()).before()).isZero();
        log.append(LogTest.entries(300, 600));
        log.publish();
        assertThat(mirror(log.key()).before()).isEqualTo(300);
        assertThat(mirror(log.key()).before()).isEqualTo(600);
        assertThat(OtherVerifier.run(home.resolve("mirror").toString(), log.key()))
                .startsWith("0 accepted: " + ORIGIN + ", 600 entries");
        byte[] kept = Files.readAllBytes(home.resolve("mirror/checkpoint"));
        assertThat(new String(kept, StandardCharsets.UTF_8)).contains("mirror.test/m ");
        // A bit flipped at the log, and a log that has forgotten.
        log.append(LogTest.entries(600, 700));
        log.publish();
        Path bundle = home.resolve("ledger/log/tile/entries/002.p/188");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length - 1] ^= 1;
        Files.write(bundle, bytes);
        assertThatThrownBy(() -> mirror(log.key()))
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("from the entries");
        assertThat(Files.readAllBytes(home.resolve("mirror/checkpoint"))).isEqualTo(kept);
        assertThat(LogCheck.verify(home.resolve("mirror"), log.key()).size()).isEqualTo(600);
        bytes[bytes.length - 1] ^= 1;
        Files.write(bundle, bytes);
        assertThat(mirror(log.key()).size()).isEqualTo(700);
        Files.write(home.resolve("ledger/log/checkpoint"), kept);
        assertThatThrownBy(() -> mirror(log.key()))
                .hasMessage("checkpoint: has 600 entries, the copy 700: entries are lost");
    }

    @Test
    void a_policy_of_another_log_or_one_that_can_never_be_met_opens_no_log() throws Exception {
        Path file = home.resolve("policy");
        Files.writeString(file, provinces.policy(1), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Quorum.read(file, PATIENCE))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("policy:6: the quorum proves nothing: ");
        Files.writeString(file, provinces.policy(2).replace("http://", "# http://"), StandardCharsets.UTF_8);
        assertThat(Quorum.check(file)).isNotEmpty();
        Policy other = Policy.parse(
                "p",
                provinces
                        .policy(2)
                        .replaceFirst(
                                "log .*", "log " + SigningKey.generate("o").verifier())
                        .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() ->
                        Log.open(database, place(new Quorum(other, PATIENCE, PATIENCE, Clock.systemUTC())), ORIGIN))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("p:6: the policy is of other logs");
        assertThatThrownBy(() -> provinces
                        .parsed(2)
                        .require(
                                Files.readAllBytes(home.resolve("nothing")),
                                other.logs().getFirst()))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() ->
                        provinces.parsed(2).require(new byte[0], other.logs().getFirst()))
                .isInstanceOf(NoteException.class);
    }

    private Log log() throws Exception {
        return log(Duration.ofHours(1), 2);
    }

    private Log log(Duration alarmAfter, int threshold) throws Exception {
        return Log.open(database, place(quorum(alarmAfter, threshold)), ORIGIN);
    }

    private Quorum quorum(Duration alarmAfter, int threshold) {
        return new Quorum(provinces.parsed(threshold), PATIENCE, alarmAfter, Clock.systemUTC());
    }

    private Log.Place place(Quorum quorum) {
        return new Log.Place(
                home.resolve("ledger/log"),
                home.resolve("keys/ledger.key"),
                home.resolve("log.vkey"),
                Optional.of(quorum));
    }

    private Rebuild.Rebuilt rebuild(Path from, long moved) throws Exception {
        Quorum quorum = new Quorum(provinces.parsed(2), PATIENCE, PATIENCE, Clock.systemUTC());
        return Rebuild.run(database, place(quorum), ORIGIN, LogSite.folder(from), new Rebuild.Outbox() {
            @Override
            public void moved(Connection connection, long position) {
                assertThat(position).isEqualTo(moved);
            }

            @Override
            public void taken(Connection connection, long first, long to) {
                assertThat(first).isEqualTo(moved < 0 ? 270 : moved);
                assertThat(to).isEqualTo(moved < 0 ? 530 : 9);
            }
        });
    }

    private Mirror.Copied mirror(VerifierKey key) throws IOException {
        try (Witness own = Witness.open(
                home.resolve("mirror.key.store"),
                home.resolve("mirror.key"),
                "mirror.test/m",
                List.of(key),
                Clock.systemUTC())) {
            return new Mirror(
                            LogSite.folder(home.resolve("ledger/log")),
                            key,
                            home.resolve("mirror"),
                            Optional.of(provinces.parsed(2)),
                            Optional.of(own))
                    .run();
        }
    }

    private byte[] published() throws IOException {
        return Files.readAllBytes(home.resolve("ledger/log/checkpoint"));
    }

    private void restore() throws Exception {
        execute("delete from ledger_witness");
        execute("delete from ledger_entry");
        execute("delete from ledger_log");
        execute("insert into ledger_log select * from yesterday_log");
        execute("insert into ledger_entry select * from yesterday_entry");
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
