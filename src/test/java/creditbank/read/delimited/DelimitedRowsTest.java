package creditbank.read.delimited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.read.Bytes;
import creditbank.read.DeliveryRefusedException;
import creditbank.read.Format;
import creditbank.read.Rows;
import creditbank.read.Table;
import creditbank.read.text.Inspection;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of delimited text. */
class DelimitedRowsTest {
    private static final Format.Delimited COMMA = new Format.Delimited(',');

    @Test
    void quotes_line_breaks_and_blank_lines_are_read_as_rfc_4180_says_with_true_line_numbers() throws IOException {
        assertThat(Bytes.lines(rows("学号,姓名\r\n1,\"王,\"\"小\"\"明\"\r\n\r\n2,\"李\n四\"\r\n3,\r\n")))
                .containsExactly("a.csv:2 [1, 王,\"小\"明]", "a.csv:4 [2, 李\n四]", "a.csv:6 [3, ]");
    }

    @Test
    void a_row_with_too_many_or_too_few_fields_is_broken_alone_and_keeps_its_text() throws IOException {
        assertThat(Bytes.lines(rows("学号,姓名\n1,a,\"x,y\"\n2\n3,c\n")))
                .containsExactly(
                        "a.csv:2 !row.field-count 3 fields, expected 2 fields | 1,a,\"x,y\"",
                        "a.csv:3 !row.field-count 1 fields, expected 2 fields | 2",
                        "a.csv:4 [3, c]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "学号;a.csv:1 delivery.header 姓名: '', expected column 2 named '姓名'",
                "学号,名字;a.csv:1 delivery.header 姓名: '名字', expected column 2 named '姓名'",
                "学号,姓名,学号;a.csv:1 delivery.header 学号: '学号', expected the column once",
                "学号,姓名,备注;a.csv:1 delivery.header 备注: '备注', expected no column of this name",
                "姓名,学号;a.csv:1 delivery.header: '姓名,学号', expected the agreed order",
            })
    void a_header_that_is_not_exact_refuses_the_delivery(String header, String finding) {
        assertThatThrownBy(() -> rows(header + "\n1,a\n"))
                .isInstanceOf(DeliveryRefusedException.class)
                .hasMessage(finding);
    }

    @Test
    void an_empty_file_has_no_header() {
        assertThatThrownBy(() -> rows(""))
                .hasMessage("a.csv:1 delivery.header: 'an empty file', expected a header with the columns 学号, 姓名");
    }

    @Test
    void of_a_row_that_stands_where_the_header_should_nothing_is_shown() {
        assertThatThrownBy(() -> rows("11010120010305001X,王小明\n"))
                .hasMessage("a.csv:1 delivery.header: '0 of the columns in 2 fields',"
                        + " expected a header with the columns 学号, 姓名");
    }

    @Test
    void a_field_longer_than_any_text_ends_the_delivery() throws IOException {
        try (Rows rows = rows("学号,姓名\n1,a\n2," + "b".repeat(2_000_000) + "\n")) {
            assertThat(rows.next()).isNotNull();
            assertThatThrownBy(rows::next)
                    .hasMessage("a.csv:3 delivery.unreadable: 'a field longer than 1048576 characters, perhaps behind a"
                            + " quote that is not closed', expected delimited text after RFC 4180");
        }
    }

    @Test
    void a_quote_that_never_closes_ends_the_delivery_since_no_row_can_be_told_after_it() throws IOException {
        try (Rows rows = rows("学号,姓名\n1,a\n2,\"b\n3,c\n")) {
            assertThat(rows.next()).isNotNull();
            assertThatThrownBy(rows::next).hasMessageStartingWith("a.csv:3 delivery.unreadable: 'a quote");
        }
        try (Rows rows = rows("学号,姓名\n1,\"a\"x\n")) {
            assertThatThrownBy(rows::next).hasMessageStartingWith("a.csv:2 delivery.unreadable: 'a quote");
        }
    }

    private static Rows rows(String text) throws IOException {
        Bytes file = Bytes.of("a.csv", "GB18030", text);
        Table table = Bytes.table(COMMA, "学号", "姓名");
        return DelimitedRows.open(file, table, COMMA, Inspection.of(file, null));
    }
}
