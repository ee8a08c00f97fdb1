package creditbank.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.database.StoreTest;
import creditbank.practice.server.SftpSender;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StoreTest
class SftpPullTest {
    private static final String SOURCE = "talent-archive";
    private static final int MEBIBYTE = 1 << 20;
    private static final int LARGE_MEBIBYTES = 100;

    @TempDir
    private Path folder;

    private Path outbox;
    private PullFixture fixture;

    @BeforeEach
    void makeOutbox() throws Exception {
        outbox = Files.createDirectories(folder.resolve("root/outbox"));
        fixture = new PullFixture(folder.resolve("home"));
    }

    @Test
    void all_files_are_landed_in_the_order_of_their_names_and_stay_at_the_sender() throws Exception {
        write("talent.txt", "content");
        write("talent.ctl", "");
        write("later.tmp", "x");
        write("later.part", "x");
        write(".hidden", "x");
        try (SftpSender sender = start()) {
            Delivery delivery = pull(sender.settings(), 1).orElseThrow();

            assertThat(delivery.parts()).extracting(Part::name).containsExactly("talent.ctl", "talent.txt");
            assertThat(delivery.parts()).extracting(Part::bytes).containsExactly(0L, 7L);
            assertThat(delivery.sequence()).isEqualTo(1);
            try (InputStream in = fixture.landing.stream(delivery.parts().get(1))) {
                assertThat(in.readAllBytes()).asString().isEqualTo("content");
            }
        }
        assertThat(outbox.resolve("talent.txt")).hasContent("content");
        assertThat(outbox.resolve("talent.ctl")).exists();
    }

    @Test
    void an_empty_folder_brings_nothing() throws Exception {
        try (SftpSender sender = start()) {
            assertThat(pull(sender.settings(), 1)).isEmpty();
        }
    }

    @Test
    void a_return_to_an_earlier_file_is_a_delivery_of_its_own() throws Exception {
        try (SftpSender sender = start()) {
            write("talent.txt", "A");
            Delivery first = pull(sender.settings(), 1).orElseThrow();
            write("talent.txt", "B");
            Delivery second = pull(sender.settings(), 2).orElseThrow();
            write("talent.txt", "A");
            Delivery third = pull(sender.settings(), 3).orElseThrow();

            assertThat(first.digest())
                    .isEqualTo("559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd")
                    .isEqualTo(third.digest())
                    .isNotEqualTo(second.digest());
            assertThat(third.sequence()).isEqualTo(3);
        }
    }

    @Test
    void a_run_that_has_pulled_gets_the_same_delivery_again() throws Exception {
        try (SftpSender sender = start()) {
            write("talent.txt", "A");
            Delivery first = pull(sender.settings(), 1).orElseThrow();
            write("talent.txt", "B");
            assertThat(pull(sender.settings(), 1)).contains(first);
        }
    }

    @Test
    void a_closed_port_is_said() throws Exception {
        Map<String, String> settings;
        try (SftpSender sender = start()) {
            settings = sender.settings();
        }
        assertRefused(settings, "connecting: connection refused");
    }

    @Test
    void a_changed_host_key_is_refused() throws Exception {
        try (SftpSender sender = start();
                SftpSender other = start("other")) {
            String ours = Files.readString(known(sender), StandardCharsets.US_ASCII);
            String theirs = Files.readString(known(other), StandardCharsets.US_ASCII);
            Path pinned = folder.resolve("pinned");
            Files.writeString(
                    pinned,
                    ours.substring(0, ours.indexOf(' ')) + theirs.substring(theirs.indexOf(' ')),
                    StandardCharsets.US_ASCII);
            assertRefused(
                    PullFixture.hasty(sender.settings(), "talent-archive.known-hosts", pinned.toString()),
                    "checking the host key: host key changed");
        }
    }

    @Test
    void an_unknown_host_is_refused() throws Exception {
        try (SftpSender sender = start()) {
            Path empty = Files.createFile(folder.resolve("none"));
            assertRefused(
                    PullFixture.hasty(sender.settings(), "talent-archive.known-hosts", empty.toString()),
                    "checking the host key: host key is not among the known hosts");
        }
    }

    @Test
    void a_wrong_key_and_a_wrong_user_are_refused() throws Exception {
        try (SftpSender sender = start();
                SftpSender other = start("other")) {
            String key = other.settings().getOrDefault("talent-archive.key-file", "");
            assertRefused(
                    PullFixture.hasty(sender.settings(), "talent-archive.key-file", key), "logging in: login refused");
            assertRefused(
                    PullFixture.hasty(sender.settings(), "talent-archive.user", "nobody"), "logging in: login refused");
        }
    }

    @Test
    void a_missing_folder_is_not_an_empty_one() throws Exception {
        try (SftpSender sender = start()) {
            Files.delete(outbox);
            assertRefused(sender.settings(), "no such file or folder");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, STALL, connecting: stalled for 1.0 s",
        "0, RESET, connecting: connection reset",
        "1500000, STALL, reading talent.txt: stalled for",
        "1500000, RESET, reading talent.txt: connection reset after",
        "1500000, DRIP, reading talent.txt: the pull takes longer than 3.0 s"
    })
    void a_connection_that_breaks_is_said_with_where_it_broke(long bytes, FaultyProxy.Fault fault, String words)
            throws Exception {
        byte[] noise = new byte[4 * MEBIBYTE];
        new Random(1).nextBytes(noise);
        Files.write(outbox.resolve("talent.txt"), noise);
        try (SftpSender sender = start();
                FaultyProxy proxy = new FaultyProxy(sender.port(), bytes, fault)) {
            Path pinned = folder.resolve("pinned");
            String known = Files.readString(known(sender), StandardCharsets.US_ASCII);
            Files.writeString(
                    pinned, known.replace("]:" + sender.port(), "]:" + proxy.port()), StandardCharsets.US_ASCII);
            assertRefused(
                    PullFixture.hasty(
                            sender.settings(),
                            "talent-archive.port",
                            Integer.toString(proxy.port()),
                            "talent-archive.known-hosts",
                            pinned.toString(),
                            "pull.maximum-time",
                            "3000"),
                    words);
        }
        assertThat(folder.resolve("home/landing/incoming")).isEmptyDirectory();
        assertThat(fixture.deliveries.ofRun(1)).isEmpty();
    }

    @Test
    void more_bytes_than_allowed_fail_the_pull() throws Exception {
        write("talent.txt", "12345678901");
        try (SftpSender sender = start()) {
            assertRefused(
                    PullFixture.hasty(sender.settings(), "pull.maximum-bytes", "10"),
                    "reading talent.txt: more bytes than the delivery may have");
        }
    }

    @Test
    void a_large_file_is_streamed_in_little_memory() throws Exception {
        byte[] block = new byte[MEBIBYTE];
        new Random(2).nextBytes(block);
        try (OutputStream out = Files.newOutputStream(outbox.resolve("talent.txt"))) {
            for (int i = 0; i < LARGE_MEBIBYTES; i++) {
                block[0] = (byte) i;
                out.write(block);
            }
        }
        try (SftpSender sender = start()) {
            HeapWatch heap = HeapWatch.start();
            Delivery delivery = pull(sender.settings(), 1).orElseThrow();
            assertThat(delivery.parts().getFirst().bytes()).isEqualTo((long) LARGE_MEBIBYTES * MEBIBYTE);
            assertThat(heap.stop()).isLessThan(64L * MEBIBYTE);
            fixture.landing.verify(delivery.parts().getFirst());
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(outbox.resolve(name), text, StandardCharsets.US_ASCII);
    }

    private static Path known(SftpSender sender) {
        return Path.of(sender.settings().getOrDefault("talent-archive.known-hosts", ""));
    }

    private void assertRefused(Map<String, String> settings, String words) {
        assertThatThrownBy(() -> pull(settings, 1))
                .isInstanceOf(PullException.class)
                .hasMessageStartingWith("talent-archive at 127.0.0.1:")
                .hasMessageContaining(words);
    }

    private Optional<Delivery> pull(Map<String, String> settings, long run) throws PullException, SQLException {
        Map<String, String> all = settings.containsKey("pull.read-timeout") ? settings : PullFixture.hasty(settings);
        return fixture.puller.pull(SOURCE, PullFixture.route(SOURCE), all, run);
    }

    private SftpSender start() throws IOException {
        return start("keys");
    }

    private SftpSender start(String keys) throws IOException {
        return SftpSender.start(SOURCE, "talent", folder.resolve("root"), folder.resolve(keys), 0);
    }
}
