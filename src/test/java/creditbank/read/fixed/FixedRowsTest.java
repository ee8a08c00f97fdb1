package creditbank.read.fixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.read.Bytes;
import creditbank.read.Format;
import creditbank.read.Rows;
import creditbank.read.text.Inspection;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of fixed-width text. */
class FixedRowsTest {
    private static final Format.FixedWidth FORMAT =
            new Format.FixedWidth(8, List.of(new Format.Slice(0, 2), new Format.Slice(2, 4), new Format.Slice(6, 2)));

    @Test
    void offsets_count_bytes_and_trailing_spaces_are_padding() throws IOException {
        assertThat(Bytes.lines(rows("01王明X \r\n02 李   \r\n        \r\n03abcdXY")))
                .containsExactly(
                        "t.txt:1 [01, 王明, X]",
                        "t.txt:2 [02,  李, null]",
                        "t.txt:3 [null, null, null]",
                        "t.txt:4 [03, abcd, XY]");
    }

    @Test
    void a_row_of_another_length_is_broken_alone_and_keeps_its_text() throws IOException {
        assertThat(Bytes.lines(rows("01王明X\r\n01王明X  \n\n01王明X \n")))
                .containsExactly(
                        "t.txt:1 !row.length 7 bytes, expected 8 bytes | 01王明X",
                        "t.txt:2 !row.length 9 bytes, expected 8 bytes | 01王明X  ",
                        "t.txt:3 !row.length 0 bytes, expected 8 bytes | ",
                        "t.txt:4 [01, 王明, X]");
    }

    @Test
    void a_character_that_lies_across_two_fields_breaks_the_row() throws IOException {
        assertThat(Bytes.lines(rows("01abc明Z\r\n")))
                .containsExactly("t.txt:1 !row.malformed a character cut in two, expected whole characters of GB18030"
                        + " | 01abc明Z");
    }

    @Test
    void a_file_without_line_ends_cannot_fill_the_memory() throws IOException {
        try (Rows rows = rows("x".repeat(3_000_000))) {
            assertThatThrownBy(rows::next)
                    .hasMessage(
                            "t.txt:1 delivery.unreadable: 'a line longer than 1048576 bytes', expected lines of 8 bytes");
        }
    }

    private static Rows rows(String text) throws IOException {
        Bytes file = Bytes.of("t.txt", "GBK", text);
        return FixedRows.open(file, Bytes.table(FORMAT, "type", "name", "end"), FORMAT, Inspection.of(file, null));
    }
}
