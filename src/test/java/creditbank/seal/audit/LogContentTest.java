package creditbank.seal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every monitor sees in the entries of a log alone. */
class LogContentTest {
    private final LogContent content = new LogContent();
    private long index;

    @Test
    void numbers_of_a_source_may_come_in_any_order_but_once_each() {
        add(batch(1, "school", 1));
        add(batch(2, "talent", 1));
        add(batch(4, "school", 3));
        add("{\"businessDate\":\"2026-11-23\",\"format\":1,\"source\":\"talent\",\"type\":\"empty\"}");
        assertThatThrownBy(() -> content.requireGapless(Map.of()))
                .hasMessage("the log: batch number 2 of school is missing, later ones are there");
        content.requireGapless(Map.of("school", Set.of(2L)));
        add(batch(3, "school", 2));
        content.requireGapless(Map.of());
        assertThat(content.batches().keySet()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_batch_or_a_number_a_second_time_is_named_by_its_entry() {
        add(batch(1, "school", 1));
        assertThatThrownBy(() -> add(batch(1, "school", 2)))
                .hasMessage("entry 1 of the log: seals batch 1 a second time");
        assertThatThrownBy(() -> add(batch(3, "school", 1)))
                .hasMessage("entry 2 of the log: is number 1 of school a second time");
        assertThatThrownBy(() -> add(batch(4, "school", 0)))
                .hasMessage("entry 3 of the log: has the sequence number 0");
    }

    @Test
    void what_is_no_document_of_this_format_is_refused() {
        assertThatThrownBy(() -> add("hello"))
                .isInstanceOf(DifferenceException.class)
                .hasMessage("entry 0 of the log: is no canonical JSON object, character 0: expected '{'");
        assertThatThrownBy(() -> add("{\"format\":4,\"type\":\"batch\"}"))
                .hasMessage("entry 1 of the log: is of format 4, expected 1 or, of a batch, 2 or 3");
        assertThatThrownBy(() -> add("{\"format\":1,\"type\":\"batch\"}"))
                .hasMessage("entry 2 of the log: says no batch, expected a number");
    }

    @Test
    void entries_that_the_log_states_as_lost_do_not_count_and_may_be_sealed_again() {
        add(batch(1, "school", 1));
        add(batch(2, "school", 2));
        add(batch(3, "talent", 1));
        add("{\"format\":1,\"from\":1,\"statement\":\"restored\",\"to\":3,\"type\":\"audit\"}");
        assertThat(content.batches().keySet()).containsExactly(1L);
        assertThat(content.lost()).isEqualTo(2);
        assertThat(content.isLost(0)).isFalse();
        assertThat(content.isLost(2)).isTrue();
        assertThat(content.isLost(3)).isFalse();
        add(batch(2, "school", 2));
        assertThatThrownBy(() -> add(batch(3, "school", 2)))
                .hasMessage("entry 5 of the log: is number 2 of school a second time");
        add(batch(4, "talent", 2));
        content.requireGapless(Map.of());
        assertThatThrownBy(
                        () -> add("{\"format\":1,\"from\":1,\"statement\":\"restored\",\"to\":8,\"type\":\"audit\"}"))
                .isInstanceOf(DifferenceException.class)
                .hasMessageStartingWith("entry 7 of the log: states ");
    }

    private void add(String entry) {
        content.entry(index++, entry.getBytes(StandardCharsets.UTF_8));
    }

    private static String batch(long batch, String source, long sequence) {
        return "{\"batch\":" + batch + ",\"format\":1,\"sequence\":" + sequence + ",\"source\":\"" + source
                + "\",\"type\":\"batch\"}";
    }
}
