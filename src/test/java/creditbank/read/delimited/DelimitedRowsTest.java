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
    void an_empty_file_misses_every_column() {
        assertThatThrownBy(() -> rows("")).hasMessage("""
                        a.csv:1 delivery.header 学号: '', expected column 1 named '学号'
                        a.csv:1 delivery.header 姓名: '', expected column 2 named '姓名'""");
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
