package creditbank.read.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.read.Bytes;
import creditbank.read.DeliveryRefusedException;
import creditbank.read.Format;
import creditbank.read.Rows;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of JSON documents. */
class JsonRowsTest {
    private static final Format.Json FORMAT = new Format.Json("list", "s.inner", List.of("id", "/s.who[t=n].v", "x.y"));

    @Test
    void elements_of_the_list_are_rows_wherever_the_list_stands() throws IOException {
        assertThat(lines("""
                        {"next":{"list":[0]},"list":[{"id":"a"},{"id":"b","x":{"y":2.50}}],"last":[[1]]}""")).containsExactly("p:1 [a, null, null]", "p:2 [b, null, 2.50]");
    }

    @Test
    void a_document_without_the_list_is_one_row() throws IOException {
        assertThat(lines("""
                        {"id":"a","x":{"y":"z"},"s":{"who":{"t":"n","v":"王"}}}""")).containsExactly("p:1 [a, 王, z]");
        assertThat(lines("{\"list\":[]}")).isEmpty();
    }

    @Test
    void every_inner_element_is_an_item_that_shares_what_stands_at_the_top() throws IOException {
        assertThat(lines("""
                        {"list":[{"id":"o","s":{"who":[{"t":"m","v":"-"},{"t":"n","v":"王"}],
                        "inner":[{"id":"i1"},{"id":"i2","x":[{"y":true}]}]}},{"id":"p","s":{"inner":[]}}]}""")).containsExactly("p:1 [i1, 王, null]", "p:1 [i2, 王, true]", "p:2 [p, null, null]");
    }

    @Test
    void a_number_with_an_exponent_that_nothing_can_hold_is_a_text_of_its_row() throws IOException {
        assertThat(lines("{\"list\":[{\"id\":-1E-9999199999},{\"id\":1e999999999},{\"id\":2.50}]}"))
                .containsExactly(
                        "p:1 [-1E-9999199999, null, null]", "p:2 [1E+999999999, null, null]", "p:3 [2.50, null, null]");
    }

    @Test
    void an_element_that_is_no_object_or_has_a_list_for_a_text_is_broken_alone() throws IOException {
        assertThat(lines("{\"list\":[7,{\"id\":[\"a\",\"b\"]},{\"id\":\"c\"}]}"))
                .containsExactly(
                        "p:1 !row.malformed no object, expected an object | 7",
                        "p:2 !row.malformed a list or an object, expected a text | {\"id\":[\"a\",\"b\"]}",
                        "p:3 [c, null, null]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"list\":[{\"id\":\"a\"},{\"id\"|p:1 delivery.unreadable: 'column 26: the document ends too early'",
                "{\"list\":[{\"id\":\"110101199003072316\" x}]}|p:1 delivery.unreadable: 'column 37: no JSON'",
                "{\"list\":[{\"id\":\"a\",\"id\":\"b\"}]}|p:1 delivery.unreadable: 'column 24: a name stands twice in an object'",
                "{\"list\":{}}|p:1 delivery.unreadable: 'list is no list'",
                "[]|p:1 delivery.unreadable: 'no object at the top'",
                "<html>|p:1 delivery.unreadable: 'column 1: no JSON'",
                "{\"list\":[]} {}|p:1 delivery.unreadable: 'text after the document's end'",
            })
    void broken_json_refuses_the_delivery_with_line_and_column_and_quotes_nothing(String text, String message) {
        assertThatThrownBy(() -> lines(text))
                .isInstanceOf(DeliveryRefusedException.class)
                .hasMessage(message + ", expected one JSON document in UTF-8");
    }

    @Test
    void bytes_that_are_not_utf8_are_told_with_line_and_column() {
        assertThatThrownBy(() -> Bytes.lines(rows("ISO-8859-1", "{\"list\":[\n{\"id\":\"\u00e9\"}]}")))
                .hasMessage("p:2 delivery.undecodable: 'column 10', expected bytes of UTF-8");
    }

    @Test
    void other_encodings_of_json_are_refused_and_a_byte_order_mark_is_not_text() throws IOException {
        String text = "{\"list\":[{\"id\":\"a\"}]}";
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            assertThatThrownBy(() -> Bytes.lines(rows(charset, text)))
                    .as(charset)
                    .isInstanceOf(DeliveryRefusedException.class)
                    .hasMessageContaining("expected one JSON document in UTF-8");
        }
        assertThat(Bytes.lines(rows("UTF-8", "\ufeff" + text))).containsExactly("p:1 [a, null, null]");
    }

    @Test
    void depth_and_size_of_an_element_are_limited() {
        assertThatThrownBy(() -> lines("{\"list\":[" + "[".repeat(100) + "]".repeat(100) + "]}"))
                .hasMessageMatching(
                        "p:1 delivery.unreadable: 'column \\d+: nested too deep', expected one JSON document in UTF-8");
        assertThatThrownBy(() -> lines("{\"list\":[{\"id\":\"a\"},\n{\"x\":\"" + "y".repeat(2_000_000) + "\"}]}"))
                .hasMessageMatching(
                        "p:2 delivery.too-large: 'column \\d+: a text or number is too long', expected one JSON document in UTF-8");
        String large = "{\"id\":\"" + "x".repeat(1000) + "\"},";
        assertThatThrownBy(() -> lines("{\"list\":[{\"id\":\"a\"},{\"x\":[" + large.repeat(1100) + "0]}]}"))
                .hasMessage("p:1 delivery.too-large: 'element 2', expected elements of at most 1048576 bytes");
    }

    @Test
    void a_page_of_any_size_is_read_in_the_memory_of_one_element() throws IOException {
        String element = "{\"id\":\"" + "x".repeat(1000) + "\"},";
        Rows rows = rows("{\"list\":[" + element.repeat(5000) + "{}]}");
        int count = 0;
        try (rows) {
            for (; rows.next() != null; ) {
                count++;
            }
        }
        assertThat(count).isEqualTo(5001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "a[b].c", "a[=x]", "[a=b]", "a[b=]"})
    void a_path_that_is_none_is_refused(String path) {
        assertThatThrownBy(() -> JsonPath.parse(path)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> lines(String text) throws IOException {
        return Bytes.lines(rows(text));
    }

    private static Rows rows(String text) throws IOException {
        return rows("UTF-8", text);
    }

    private static Rows rows(String charset, String text) throws IOException {
        return JsonRows.open(Bytes.of("p", charset, text), Bytes.table(FORMAT, "id", "who", "y"), FORMAT);
    }
}
