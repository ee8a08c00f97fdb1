package creditbank.seal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalReaderTest {

    @Test
    void texts_numbers_truths_lists_and_objects_are_read() {
        assertThat(read("{\"a\":[1,-20,{}],\"b\":{\"c\":\"及\\\"\\\\\\n\\u001f/\"},\"d\":true}"))
                .isEqualTo(Map.of("a", List.of(1L, -20L, Map.of()), "b", Map.of("c", "及\"\\\n\u001f/"), "d", true));
    }

    @Test
    void the_largest_numbers_that_every_reader_keeps_exact_are_read() {
        assertThat(read("{\"a\":9007199254740991,\"b\":-9007199254740991}"))
                .isEqualTo(Map.of("a", 9007199254740991L, "b", -9007199254740991L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{} ",
                " {}",
                "{\"a\":1,}",
                "{\"a\": 1}",
                "{\"b\":1,\"a\":1}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":01}",
                "{\"a\":-0}",
                "{\"a\":1.5}",
                "{\"a\":1e3}",
                "{\"a\":12345678901234567}",
                "{\"a\":9007199254740992}",
                "{\"a\":null}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\u000a\"}",
                "{\"a\":\"\\u001F\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"x}",
                "{\"a\":tru}",
                "{\"a\":[1 ]}",
                "{\"a\":[[[[[[[[[]]]]]]]]]}",
                "{a:1}",
                "{}{}"
            })
    void whatever_is_not_the_one_text_of_a_value_is_refused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("character ");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        assertThatThrownBy(() -> CanonicalReader.object(new byte[] {'{', (byte) 0xff, '}'}))
                .hasMessage("not UTF-8");
    }

    private static Map<String, Object> read(String text) {
        return CanonicalReader.object(text.getBytes(StandardCharsets.UTF_8));
    }
}
