package creditbank.practice.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.practice.evaluate.Pairs.Thing;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairsTest {
    /** Three of P in two groups, one of Q with two of them, one of R alone. */
    private static final List<Thing> THINGS = List.of(
            new Thing(1, "P", "document", Set.of()),
            new Thing(1, "P", "document", Set.of("id-missing")),
            new Thing(1, "Q", "", Set.of()),
            new Thing(2, "P", "", Set.of("id-missing")),
            new Thing(3, "R", "", Set.of()));

    @Test
    void every_pair_counts_once() {
        assertThat(Pairs.agreement(THINGS)).isEqualTo(new Agreement(3, 3, 1));
    }

    @Test
    void pairs_that_a_document_decides_are_told_apart() {
        assertThat(Pairs.exact(THINGS)).isEqualTo(new Agreement(1, 1, 1));
        assertThat(Pairs.agreement(THINGS).without(Pairs.exact(THINGS))).isEqualTo(new Agreement(2, 2, 0));
    }

    @Test
    void a_pair_touches_the_troubles_of_either_side() {
        assertThat(Pairs.touching("id-missing", THINGS, Pairs.agreement(THINGS)))
                .isEqualTo(new Agreement(2, 3, 1));
        assertThat(Pairs.touching("none", THINGS, Pairs.agreement(THINGS))).isEqualTo(new Agreement(0, 0, 0));
    }

    @Test
    void shares_are_of_found_and_of_true_pairs() {
        Agreement agreement = new Agreement(4, 5, 3);

        assertThat(agreement.precision()).isEqualTo(0.75);
        assertThat(agreement.recall()).isEqualTo(0.6);
        assertThat(agreement.f1()).isEqualTo(2 * 0.75 * 0.6 / 1.35);
        assertThat(new Agreement(0, 0, 0).f1()).isEqualTo(1);
    }
}
