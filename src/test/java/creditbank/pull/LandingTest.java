package creditbank.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.database.StoreTest;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StoreTest
class LandingTest {
    private static final String DIGEST_OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    private Path home;

    private PullFixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new PullFixture(home);
    }

    @Test
    void bytes_lie_encrypted_under_their_digest() throws Exception {
        String plain = "110101199003074610".repeat(1000);
        Part part = land(plain);

        Path file =
                home.resolve("landing").resolve(part.digest().substring(0, 2)).resolve(part.digest());
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("110101199003074610");
        assertThat(Files.size(file)).isGreaterThan(18_000);
        fixture.landing.verify(part);
        try (SeekableByteChannel channel = fixture.landing.open(part)) {
            assertThat(channel.size()).isEqualTo(18_000);
            ByteBuffer three = ByteBuffer.allocate(3);
            channel.position(17_997).read(three);
            assertThat(three.array()).asString(StandardCharsets.US_ASCII).isEqualTo("610");
        }
    }

    @Test
    void the_same_bytes_are_stored_once() throws Exception {
        assertThat(land("hello")).isEqualTo(new Part(1, "hello", DIGEST_OF_HELLO, 5));
        FileTime first = Files.getLastModifiedTime(file(DIGEST_OF_HELLO));
        assertThat(land("hello").digest()).isEqualTo(DIGEST_OF_HELLO);
        assertThat(Files.getLastModifiedTime(file(DIGEST_OF_HELLO))).isEqualTo(first);
        assertThat(objects()).isEqualTo(1);
    }

    @Test
    void an_empty_object_is_an_object() throws Exception {
        Part part = land("");
        fixture.landing.verify(part);
        assertThat(part.bytes()).isZero();
    }

    @Test
    void a_flipped_bit_and_a_cut_are_detected_when_they_are_read() throws Exception {
        Part part = land("0123456789".repeat(10_000));
        Path file = file(part.digest());
        byte[] cipher = Files.readAllBytes(file);
        byte[] flipped = cipher.clone();
        flipped[50_000] ^= 1;
        Files.write(file, flipped);
        assertThatThrownBy(() -> fixture.landing.verify(part)).isInstanceOf(IOException.class);
        Files.write(file, Arrays.copyOf(cipher, 50_000));
        assertThatThrownBy(() -> fixture.landing.verify(part)).isInstanceOf(IOException.class);
        Files.write(file, cipher);
        fixture.landing.verify(part);
    }

    @Test
    void a_lost_object_is_said_and_comes_back_when_the_same_bytes_land_again() throws Exception {
        Part part = land("hello");
        Files.delete(file(DIGEST_OF_HELLO));
        assertThatThrownBy(() -> fixture.landing.open(part))
                .hasMessage("landed object " + DIGEST_OF_HELLO + " is missing");
        land("hello");
        fixture.landing.verify(part);
    }

    @Test
    void a_file_that_a_crash_left_between_rename_and_commit_is_replaced() throws Exception {
        Files.createDirectories(file(DIGEST_OF_HELLO).resolveSibling(""));
        Files.writeString(file(DIGEST_OF_HELLO), "encrypted with a lost key", StandardCharsets.US_ASCII);
        fixture.landing.verify(land("hello"));
    }

    @Test
    void what_a_crash_left_half_written_is_removed_and_what_is_being_written_is_kept() throws Exception {
        Path incoming = home.resolve("landing/incoming");
        Files.writeString(incoming.resolve("left"), "half", StandardCharsets.US_ASCII);
        Files.createFile(incoming.resolve("left-empty"));
        Files.setLastModifiedTime(
                incoming.resolve("left-empty"), FileTime.from(Instant.now().minusSeconds(120)));
        try (IncomingFile mine = IncomingFile.create(incoming)) {
            IncomingFile.sweep(incoming);
            assertThat(files(incoming)).containsExactly(mine.path());
        }
        assertThat(files(incoming)).isEmpty();
    }

    @Test
    void a_stream_that_breaks_leaves_nothing() {
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(new byte[100_000])) {
            private int reads;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (++reads > 3) {
                    throw new IOException("reset");
                }
                return super.read(buffer, offset, 10_000);
            }
        };
        assertThatThrownBy(() -> fixture.landing.land(broken)).hasMessage("reset");
        assertThat(home.resolve("landing/incoming")).isEmptyDirectory();
    }

    @Test
    void the_digest_of_several_parts_is_that_of_their_list() {
        Part hello = new Part(1, "a", DIGEST_OF_HELLO, 5);
        assertThat(Deliveries.digest(List.of(hello))).isEqualTo(DIGEST_OF_HELLO);
        // printf '%s\n%s\n' H H | sha256sum
        assertThat(Deliveries.digest(List.of(hello, hello)))
                .isEqualTo("11d588d89ca7ed5fdcd99341e8eab5106440f9cfdfa1fa805d301513ec46428b");
    }

    private Part land(String text) throws Exception {
        Landing.Landed landed =
                fixture.landing.land(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        return new Part(1, text.length() > 9 ? "x" : text, landed.digest(), landed.bytes());
    }

    private Path file(String digest) {
        return home.resolve("landing").resolve(digest.substring(0, 2)).resolve(digest);
    }

    private long objects() throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("landing"))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
