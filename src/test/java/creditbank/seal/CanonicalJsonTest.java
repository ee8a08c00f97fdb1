package creditbank.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    @Test
    void names_stand_in_the_order_of_rfc_8785() {
        assertThat(CanonicalJson.write(
                        Map.of("\u20ac", 1, "\r", 2, "\ufb33", 3, "1", 4, "\ud83d\ude00", 5, "\u0080", 6, "\u00f6", 7)))
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @Test
    void texts_are_escaped_as_little_as_possible() {
        assertThat(CanonicalJson.write(Map.of("a", "\u0000\u001f\b\t\n\f\r\"\\/\u007f\u4e2d")))
                .isEqualTo("{\"a\":\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\u007f\u4e2d\"}");
    }

    @Test
    void lists_and_objects_may_be_empty_and_nested() {
        assertThat(CanonicalJson.write(Map.of("b", List.of(), "a", Map.of(), "c", List.of(1L, "x", Map.of("y", -2)))))
                .isEqualTo("{\"a\":{},\"b\":[],\"c\":[1,\"x\",{\"y\":-2}]}");
    }

    @Test
    void what_readers_would_not_keep_exact_is_refused() {
        assertThat(CanonicalJson.write(Map.of("n", 9_007_199_254_740_991L))).isEqualTo("{\"n\":9007199254740991}");
        for (Object value : List.of(9_007_199_254_740_992L, 0.5, true, "\ud83d", "\ude00\ud83d")) {
            assertThatThrownBy(() -> CanonicalJson.write(Map.of("n", value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("canonical JSON of ");
        }
    }
}
