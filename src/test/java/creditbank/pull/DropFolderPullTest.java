package creditbank.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.database.StoreTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StoreTest
class DropFolderPullTest {
    private static final String SOURCE = "school-jwxt";

    @TempDir
    private Path folder;

    private Path drop;
    private PullFixture fixture;

    @BeforeEach
    void makeDrop() throws Exception {
        drop = Files.createDirectory(folder.resolve("drop folder"));
        fixture = new PullFixture(folder.resolve("home"));
    }

    @Test
    void a_file_is_taken_when_its_done_file_lies_beside_it_and_both_stay() throws Exception {
        Files.writeString(drop.resolve("grades.csv"), "x", StandardCharsets.US_ASCII);
        assertThat(pull(1)).isEmpty();
        Files.createFile(drop.resolve("grades.csv.done"));
        assertThat(pull(2).orElseThrow().parts()).extracting(Part::name).containsExactly("grades.csv");
        assertThat(drop.resolve("grades.csv")).exists();
        assertThat(drop.resolve("grades.csv.done")).exists();
    }

    @Test
    void a_file_without_bytes_is_visible() throws Exception {
        Files.createFile(drop.resolve("grades.csv"));
        Files.createFile(drop.resolve("grades.csv.done"));
        assertThat(pull(1).orElseThrow().parts()).extracting(Part::bytes).containsExactly(0L);
    }

    @Test
    void a_missing_folder_is_not_an_empty_one_and_is_not_made() throws Exception {
        Files.delete(drop);
        assertThatThrownBy(() -> pull(1))
                .isInstanceOf(PullException.class)
                .hasMessageStartingWith("school-jwxt at " + drop + ": ")
                .hasMessageContaining("no such folder");
        assertThat(drop).doesNotExist();
    }

    @Test
    void a_setting_that_nobody_has_given_is_named() {
        assertThatThrownBy(() -> fixture.puller.pull(SOURCE, PullFixture.route(SOURCE), PullFixture.hasty(Map.of()), 1))
                .isInstanceOf(PullException.class)
                .hasMessage("connections.properties does not say school-jwxt.folder");
    }

    @Test
    void nothing_new_is_known_by_the_last_applied_delivery() throws Exception {
        Files.writeString(drop.resolve("grades.csv"), "x", StandardCharsets.US_ASCII);
        Files.createFile(drop.resolve("grades.csv.done"));
        Delivery delivery = pull(1).orElseThrow();
        assertThat(fixture.deliveries.lastApplied(SOURCE)).isEmpty();
        try (var connection = fixture.database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert into batch (source_id, business_date, run_id, delivery_id, state, sequence, mapping_digest,"
                            + " rules_digest, program, rows, new, changed, unchanged, duplicate, withdrawn, refused)"
                            + " select source_id, date '2026-11-24', 1, delivery_id, 'sealed', 1, 'm', 'r', 'p', 0, 0, 0, 0, 0, 0, 0"
                            + " from delivery");
        }
        Deliveries.LastApplied last = fixture.deliveries.lastApplied(SOURCE).orElseThrow();
        assertThat(last.covers(delivery.digest(), "m", "r", "")).isTrue();
        assertThat(last.covers(delivery.digest(), "m2", "r", "")).isFalse();
        assertThat(fixture.deliveries
                        .key(delivery.id())
                        .decrypt(fixture.deliveries.key(delivery.id()).encrypt(new byte[] {1, 2})))
                .containsExactly(1, 2);
    }

    @Test
    void a_disk_that_fills_while_a_delivery_comes_ends_the_pull_behind_sixteen_mebibytes() throws Exception {
        Files.write(drop.resolve("grades.csv"), new byte[17 << 20]);
        Files.createFile(drop.resolve("grades.csv.done"));
        assertThatThrownBy(() -> pull(1, "disk.minimum-free", "9000000000"))
                .isInstanceOf(PullException.class)
                .hasMessageMatching(
                        "school-jwxt at .*: reading grades.csv: the disk of the landing zone has [0-9,]+ MiB free"
                                + " after 16,[0-9]{3},[0-9]{3} bytes, expected 9,000,000,000 \\(disk.minimum-free\\)");
        assertThat(folder.resolve("home/landing/incoming")).isEmptyDirectory();
        Files.write(drop.resolve("grades.csv"), new byte[15 << 20]);
        assertThat(pull(2, "disk.minimum-free", "9000000000").orElseThrow().parts())
                .extracting(Part::bytes)
                .containsExactly(15L << 20);
        assertThat(pull(3, "disk.minimum-free", "0")).isPresent();
    }

    private Optional<Delivery> pull(long run, String... more) throws Exception {
        return fixture.puller.pull(
                SOURCE,
                PullFixture.route(SOURCE),
                PullFixture.hasty(Map.of("school-jwxt.folder", drop.toString()), more),
                run);
    }
}
