package creditbank.practice.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CreditAgreementTest {
    @Test
    void who_has_other_credits_than_in_truth_is_counted_and_the_farthest_off_is_named() {
        // 1 is right, 2 has an achievement twice, 3 lacks all, 4 never had any; 5 is several people, so that the truth
        // leaves it out.
        Map<Long, Long> truth = Map.of(1L, 250L, 2L, 400L, 3L, 350L, 4L, 0L);
        Map<Long, Long> bank = Map.of(1L, 250L, 2L, 800L, 5L, 900L);

        assertThat(CreditAgreement.of(truth, bank))
                .isEqualTo(new CreditAgreement(4, 2, new CreditAgreement.Worst(2, 800, 400)));
    }

    @Test
    void nobody_is_worst_where_all_are_right() {
        assertThat(CreditAgreement.of(Map.of(1L, 250L), Map.of(1L, 250L))).isEqualTo(new CreditAgreement(1, 0, null));
    }
}
