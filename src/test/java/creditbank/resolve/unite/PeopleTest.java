package creditbank.resolve.unite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final Thresholds THRESHOLDS = new Thresholds(10, 3, 8);

    @Test
    void a_pair_from_the_threshold_on_unites_and_one_below_does_not() {
        List<Node> nodes = List.of(node("1", "a"), node(null, "b"), node(null, "c"));

        assertThat(people(nodes, new Tie(0, 1, 10), new Tie(1, 2, 9.9f))).isEqualTo("ab|c");
    }

    @Test
    void two_documents_never_meet_not_even_through_a_third_node() {
        List<Node> nodes = List.of(node("1", "a"), node("2", "b"), node(null, "c"), node(null, "d"));

        assertThat(people(nodes, new Tie(0, 2, 20), new Tie(1, 3, 20), new Tie(2, 3, 30)))
                .isEqualTo("a|b|cd");
        assertThat(people(nodes, new Tie(0, 2, 30), new Tie(1, 2, 20), new Tie(1, 0, 99)))
                .isEqualTo("ac|b|d");
    }

    @Test
    void who_agrees_nearly_as_well_with_two_documents_is_left_to_people() {
        List<Node> nodes = List.of(node("1", "a"), node("2", "b"), node(null, "c"));

        assertThat(people(nodes, new Tie(0, 2, 22), new Tie(1, 2, 20))).isEqualTo("a|b|c");
        assertThat(people(nodes, new Tie(0, 2, 23), new Tie(1, 2, 20))).isEqualTo("ac|b");
        assertThat(people(nodes, new Tie(0, 2, 11), new Tie(1, 2, 9))).isEqualTo("ac|b");
    }

    @Test
    void one_strong_pair_does_not_chain_groups_that_otherwise_disagree() {
        List<Node> nodes = List.of(node(null, "a"), node(null, "b"), node(null, "c"), node(null, "d"));
        Tie left = new Tie(0, 1, 30);
        Tie right = new Tie(2, 3, 29);
        Tie bridge = new Tie(1, 2, 12);

        assertThat(people(nodes, left, right, bridge)).isEqualTo("ab|cd");
        assertThat(people(nodes, left, right, bridge, new Tie(0, 3, 5))).isEqualTo("abcd");
    }

    @Test
    void a_person_has_at_most_so_many_nodes() {
        List<Node> nodes = new ArrayList<>();
        List<Tie> ties = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            nodes.add(node(null, Character.toString('a' + i)));
            for (int j = 0; j < i; j++) {
                ties.add(new Tie(j, i, 50 - i));
            }
        }

        assertThat(people(nodes, ties.toArray(Tie[]::new))).isEqualTo("abcdefgh|i");
    }

    @Test
    void what_people_decided_outranks_the_weights_but_not_the_documents() {
        List<Node> nodes = List.of(node("1", "a"), node(null, "b"), node("2", "c"));
        Tie tie = new Tie(0, 1, 40);

        assertThat(people(nodes, List.of(tie), List.of(new Decided(0, 1, false))))
                .isEqualTo("a|b|c");
        assertThat(people(nodes, List.of(tie), List.of(new Decided(1, 2, true))))
                .isEqualTo("a|bc");
        assertThat(people(nodes, List.of(), List.of(new Decided(0, 2, true)))).isEqualTo("a|b|c");
    }

    @Test
    void neither_the_order_of_nodes_nor_that_of_ties_matters() {
        Random random = new Random(5);
        for (int world = 0; world < 300; world++) {
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                nodes.add(node(random.nextInt(3) == 0 ? "" + random.nextInt(3) : null, Character.toString('a' + i)));
            }
            Map<Set<String>, Float> weights = new HashMap<>();
            for (int i = 0; i < 12; i++) {
                weights.put(
                        new HashSet<>(
                                Set.of("" + (char) ('a' + random.nextInt(3)), "" + (char) ('d' + random.nextInt(4)))),
                        (float) (6 + random.nextInt(12)));
            }
            String expected = played(nodes, weights, random, false);
            for (int order = 0; order < 5; order++) {
                assertThat(played(nodes, weights, random, true)).isEqualTo(expected);
            }
        }
    }

    private static String played(List<Node> nodes, Map<Set<String>, Float> weights, Random random, boolean shuffle) {
        List<Node> ordered = new ArrayList<>(nodes);
        if (shuffle) {
            Collections.shuffle(ordered, random);
        }
        List<Tie> ties = new ArrayList<>();
        weights.forEach((pair, weight) -> {
            int[] two = pair.stream()
                    .mapToInt(
                            name -> ordered.stream().map(Node::content).toList().indexOf(name))
                    .toArray();
            ties.add(new Tie(two[0], two[1], weight));
        });
        if (shuffle) {
            Collections.shuffle(ties, random);
        }
        return people(ordered, ties, List.of());
    }

    private static Node node(@Nullable String document, String content) {
        return new Node(document == null ? null : new UUID(0, Long.parseLong(document)), content);
    }

    private static String people(List<Node> nodes, Tie... ties) {
        return people(nodes, Arrays.asList(ties), List.of());
    }

    /** The people, each as its nodes' contents. */
    private static String people(List<Node> nodes, List<Tie> ties, List<Decided> decided) {
        int[] person = People.unite(nodes, ties, decided, THRESHOLDS);
        Map<Integer, Set<String>> members = new TreeMap<>();
        for (int i = 0; i < person.length; i++) {
            members.computeIfAbsent(person[i], any -> new TreeSet<>())
                    .add(nodes.get(i).content());
        }
        return String.join(
                "|",
                new TreeSet<>(members.values().stream()
                        .map(all -> String.join("", all))
                        .toList()));
    }
}
