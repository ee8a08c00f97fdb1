package creditbank.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a finding lets through. */
class FindingTest {

    @Test
    void control_characters_and_lone_surrogates_become_replacement_characters() {
        Finding finding =
                new Finding(Code.VALUE_MISSING, new Place("a.csv", 2), "a\u0000b", "x\u001b[2J\ud800\ud840\udc00", "");
        assertThat(finding.field()).isEqualTo("a\ufffdb");
        assertThat(finding.value()).isEqualTo("x\ufffd[2J\ufffd\ud840\udc00");
    }

    @Test
    void a_long_value_is_cut_at_two_hundred_characters_and_never_inside_one() {
        assertThat(new Finding(Code.VALUE_MISSING, Place.ofFile("a"), "", "y".repeat(201), "").value())
                .isEqualTo("y".repeat(199) + "…");
        assertThat(new Finding(Code.VALUE_MISSING, Place.ofFile("a"), "", "y".repeat(198) + "\ud840\udc00z", "")
                        .value())
                .isEqualTo("y".repeat(198) + "…");
    }
}
