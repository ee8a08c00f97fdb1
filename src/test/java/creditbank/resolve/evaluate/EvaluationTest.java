package creditbank.resolve.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A case that can be counted by hand: entities abc, de, f; clusters ab, cd, e, f. */
class EvaluationTest {
    private static final Map<String, String> TRUTH =
            Map.of("a", "1", "b", "1", "c", "1", "d", "2", "e", "2", "f", "3", "g", "3");
    private static final Map<String, String> CLUSTERS =
            Map.of("a", "x", "b", "x", "c", "y", "d", "y", "e", "z", "f", "w", "h", "w");

    @Test
    void pairs_and_b_cubed_are_counted_over_records_that_both_know() {
        Evaluation evaluation = Evaluation.of(TRUTH, CLUSTERS);
        assertThat(evaluation.records()).isEqualTo(6);
        assertThat(evaluation.unknown()).isEqualTo(new Evaluation.Unknown(1, 1));
        assertThat(evaluation.pairs()).isEqualTo(new Evaluation.Score(0.5, 0.25));
        assertThat(evaluation.pairs().f1()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(evaluation.bCubed().precision()).isCloseTo((1 + 1 + 0.5 + 0.5 + 1 + 1) / 6, within(1e-12));
        assertThat(evaluation.bCubed().recall())
                .isCloseTo((2.0 / 3 + 2.0 / 3 + 1.0 / 3 + 0.5 + 0.5 + 1) / 6, within(1e-12));
    }

    @Test
    void the_worst_mistakes_come_first() {
        List<Evaluation.Mistake> worst = Evaluation.of(TRUTH, CLUSTERS).worst();
        assertThat(worst.getFirst())
                .isEqualTo(new Evaluation.Mistake("split", 2, List.of(List.of("a", "b"), List.of("c"))));
        assertThat(worst)
                .hasSize(3)
                .extracting(Evaluation.Mistake::kind)
                .containsExactlyInAnyOrder("split", "split", "mixed");
    }

    @Test
    void nothing_to_be_wrong_about_is_right() {
        Evaluation evaluation = Evaluation.of(Map.of("a", "1", "b", "2"), Map.of("a", "x", "b", "y"));
        assertThat(evaluation.pairs()).isEqualTo(new Evaluation.Score(1, 1));
        assertThat(evaluation.worst()).isEmpty();
    }

    @Test
    void files_about_other_records_are_refused() {
        assertThatThrownBy(() -> Evaluation.of(Map.of("a", "1"), Map.of("b", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no record id of the clusters stands in the truth");
    }
}
