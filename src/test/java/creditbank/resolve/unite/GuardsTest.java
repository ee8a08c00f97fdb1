package creditbank.resolve.unite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is told of a tie between two people. A link is from 10 on, the next document must be 3 worse, a person has at most 4 nodes. */
class GuardsTest {
    private static final Thresholds THRESHOLDS = new Thresholds(10, 3, 4);
    private static final UUID D1 = new UUID(0, 1);
    private static final UUID D2 = new UUID(0, 2);

    @Test
    void a_tie_below_a_link_waits_for_its_weight_unless_both_have_documents() {
        assertThat(hold(List.of(plain(), plain()), List.of(new Tie(0, 1, 9)), List.of(), 1, 2))
                .isEqualTo(Hold.WEIGHT);
        assertThat(hold(
                        List.of(plain(), plain(), with(D1), with(D2)),
                        List.of(new Tie(0, 1, 9), new Tie(0, 2, 20), new Tie(1, 3, 20)),
                        List.of(),
                        1,
                        2,
                        1,
                        2))
                .isEqualTo(Hold.DOCUMENTS);
    }

    @Test
    void a_decision_about_any_two_of_their_nodes_holds_it_up() {
        assertThat(hold(
                        List.of(plain(), plain(), plain()),
                        List.of(new Tie(0, 1, 12), new Tie(0, 2, 12)),
                        List.of(new Decided(1, 2, false)),
                        1,
                        2,
                        1))
                .isEqualTo(Hold.DECISION);
    }

    @Test
    void a_person_does_not_grow_beyond_the_most_nodes() {
        assertThat(hold(
                        List.of(plain(), plain(), plain(), plain(), plain()),
                        List.of(new Tie(0, 1, 12)),
                        List.of(),
                        1,
                        2,
                        1,
                        1,
                        1))
                .isEqualTo(Hold.SIZE);
    }

    @Test
    void who_agrees_nearly_as_well_with_another_document_is_contested() {
        List<Node> nodes = List.of(plain(), with(D1), with(D2));
        assertThat(hold(nodes, List.of(new Tie(0, 1, 15), new Tie(0, 2, 13)), List.of(), 1, 2, 3))
                .isEqualTo(Hold.CONTESTED);
        assertThat(hold(nodes, List.of(new Tie(0, 1, 15), new Tie(0, 2, 11)), List.of(), 1, 2, 3))
                .isEqualTo(Hold.TURN);
    }

    @Test
    void one_strong_pair_among_people_who_otherwise_disagree_lacks_support() {
        assertThat(hold(List.of(plain(), plain(), plain(), plain()), List.of(new Tie(0, 1, 12)), List.of(), 1, 2, 1, 2))
                .isEqualTo(Hold.SUPPORT);
    }

    /** What holds up the first tie, where the nodes are of these persons. */
    private static Hold hold(List<Node> nodes, List<Tie> ties, List<Decided> decided, long... person) {
        return new Guards(nodes, ties, decided, person, THRESHOLDS).hold(ties.getFirst());
    }

    private static Node plain() {
        return new Node(null, "");
    }

    private static Node with(UUID document) {
        return new Node(document, "");
    }
}
