package creditbank.read.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.read.DeliveryRefusedException;
import creditbank.read.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives that nobody trusts. */
class ArchiveTest {

    @Test
    void an_entry_is_read_as_often_as_wanted_and_an_absent_one_is_none() throws IOException {
        try (Archive archive = open(zip("a.csv", "hello"), Limits.usual())) {
            SourceFile entry = Objects.requireNonNull(archive.entry("a.csv"));
            assertThat(entry.name()).isEqualTo("x.zip!a.csv");
            assertThat(text(entry)).isEqualTo("hello");
            assertThat(text(entry)).isEqualTo("hello");
            assertThat(archive.entry("b.csv")).isNull();
        }
    }

    @Test
    void a_truncated_zip_is_refused_with_its_name() throws IOException {
        byte[] whole = zip("a.csv", "hello");
        for (int length : new int[] {0, 1, 30, whole.length - 30, whole.length - 1}) {
            assertThatThrownBy(() -> open(Arrays.copyOf(whole, length), Limits.usual()))
                    .isInstanceOf(DeliveryRefusedException.class)
                    .hasMessage("x.zip delivery.unreadable: 'no complete zip archive',"
                            + " expected a zip archive with its directory");
        }
    }

    @Test
    void a_damaged_entry_is_refused_when_it_is_read() throws IOException {
        byte[] bytes = zip("a.csv", "hello, this is the text of the entry");
        bytes[40] ^= 0x10;
        try (Archive archive = open(bytes, Limits.usual())) {
            SourceFile entry = Objects.requireNonNull(archive.entry("a.csv"));
            assertThatThrownBy(() -> text(entry))
                    .isInstanceOf(DeliveryRefusedException.class)
                    .hasMessageStartingWith("x.zip!a.csv delivery.unreadable: ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "../a.csv, entries without folders",
        "/etc/a.csv, entries without folders",
        "folder/a.csv, entries without folders",
        "c:a.csv, entries without folders",
        "inner.ZIP, no archive inside the archive"
    })
    void names_that_lead_somewhere_else_and_inner_archives_are_refused(String name, String expected)
            throws IOException {
        byte[] bytes = zip(name, "x");
        assertThatThrownBy(() -> open(bytes, Limits.usual()))
                .hasMessage("x.zip delivery.unreadable: '" + name + "', expected " + expected);
    }

    @Test
    void an_encrypted_entry_is_refused() throws IOException {
        byte[] bytes = zip("a.csv", "x");
        int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\001\002");
        bytes[6] |= 1;
        bytes[directory + 8] |= 1;
        assertThatThrownBy(() -> open(bytes, Limits.usual()))
                .hasMessage("x.zip delivery.unreadable: 'a.csv', expected entries that are not encrypted");
    }

    @Test
    void what_an_entry_inflates_to_is_counted_and_limited() throws IOException {
        byte[] bytes = zip("a.csv", "0".repeat(3_000_000));
        try (Archive archive = open(bytes, Limits.usual())) {
            SourceFile bomb = Objects.requireNonNull(archive.entry("a.csv"));
            assertThatThrownBy(() -> text(bomb))
                    .hasMessageStartingWith("x.zip!a.csv delivery.too-large: ")
                    .hasMessageEndingWith("expected at most 200 to one");
        }
        try (Archive archive = open(bytes, new Limits(1000, 100_000))) {
            SourceFile large = Objects.requireNonNull(archive.entry("a.csv"));
            assertThatThrownBy(() -> text(large))
                    .hasMessage("x.zip!a.csv delivery.too-large: 'more than 1000 bytes', expected less");
        }
    }

    @Test
    void more_than_a_thousand_entries_are_too_many() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 1001; i++) {
                zip.putNextEntry(new ZipEntry(i + ".csv"));
            }
        }
        assertThatThrownBy(() -> open(bytes.toByteArray(), Limits.usual()))
                .hasMessage("x.zip delivery.too-large: '1001 entries', expected at most 1000");
    }

    private static Archive open(byte[] bytes, Limits limits) throws IOException {
        return Archive.open("x.zip", new SeekableInMemoryByteChannel(bytes), limits);
    }

    private static String text(SourceFile entry) throws IOException {
        try (InputStream in = entry.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
