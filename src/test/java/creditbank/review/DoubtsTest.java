package creditbank.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.outcome.Kind;
import creditbank.resolve.Decisions;
import creditbank.resolve.Opinions;
import creditbank.resolve.Pair;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Matching;
import creditbank.resolve.match.Waterfall;
import creditbank.resolve.unite.Hold;
import creditbank.vault.Vault;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue of doubtful pairs and what is shown of one, by the shipped model on a real database. Each course of {@link Row} has 2.5 credits. */
@StoreTest
class DoubtsTest {
    private static final String BIRTH = "2001-03-05";

    private Bank bank;
    private Matching matching;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        Vault vault = Vault.open(folder);
        matching = new Matching(LearnerModel.read(Path.of("mappings", "models", "learners.yaml")), vault);
        bank = new Bank(vault);
        bank.match(matching);
    }

    @Test
    void pairs_stand_by_the_credits_that_would_move_and_tell_why_they_wait_and_what_is_counted_twice()
            throws Exception {
        // 1 and 4 sound alike and share a course; 2 and 3 have one name and two documents, 5 fits both.
        deliver("school", row("1", "CS1", "N1", "欧阳晓华", BIRTH, "D1"), row("2", "CS2", "N1", "欧阳晓华", BIRTH, "D1"));
        deliver("school", row("3", "CS1", "N2", "上官婉儿", BIRTH, "D2"));
        deliver("school", row("4", "CS1", "N3", "上官婉儿", BIRTH, "D3"));
        deliver(
                "talent",
                row("5", "CS1", "X1", "OUYANG XIAOHUA", BIRTH, ""),
                row("6", "CS9", "X1", "OUYANG XIAOHUA", BIRTH, ""));
        deliver("talent", row("7", "CS7", "X2", "上官婉儿", BIRTH, ""));

        assertThat(queue(10))
                .isEqualTo(new Queue(
                        3,
                        List.of(
                                new Doubt(
                                        new Pair(1, 4),
                                        new Party(1, "school", "欧阳晓华"),
                                        new Party(4, "talent", "OUYANG XIAOHUA"),
                                        weight(1, 4),
                                        1,
                                        new Stake(500, 2, 1),
                                        Hold.WEIGHT,
                                        Opinions.Heard.NOBODY),
                                new Doubt(
                                        new Pair(2, 5),
                                        new Party(2, "school", "上官婉儿"),
                                        new Party(5, "talent", "上官婉儿"),
                                        weight(2, 5),
                                        1,
                                        new Stake(250, 1, 0),
                                        Hold.CONTESTED,
                                        Opinions.Heard.NOBODY),
                                new Doubt(
                                        new Pair(3, 5),
                                        new Party(3, "school", "上官婉儿"),
                                        new Party(5, "talent", "上官婉儿"),
                                        weight(3, 5),
                                        1,
                                        new Stake(250, 1, 0),
                                        Hold.CONTESTED,
                                        Opinions.Heard.NOBODY))));
        assertThat(queue(1).first()).extracting(Doubt::pair).containsExactly(new Pair(1, 4));
        assertThat(queue(1).doubtful()).isEqualTo(3);
    }

    @Test
    void of_several_pairs_between_two_learners_the_strongest_stands_and_what_is_decided_leaves_the_queue()
            throws Exception {
        bank.delta("school", 1, List.of(row("1", "CS1", "N1", "欧阳晓华", BIRTH, "D1")));
        bank.delta("college", 1, List.of(row("2", "CS2", "M1", "欧阳晓华", BIRTH, "D1")));
        bank.delta("talent", 1, List.of(row("3", "CS3", "X1", "OUYANG XIAOHUA", BIRTH, "")));
        assertThat(queue(10).first()).extracting(Doubt::pair, Doubt::pairs).containsExactly(tuple(new Pair(1, 3), 2L));

        try (Connection connection = bank.database().getConnection()) {
            Decisions.decide(connection, new Pair(2, 3), false, "qian");
        }
        assertThat(queue(10)).isEqualTo(new Queue(0, List.of()));
    }

    @Test
    void whoever_a_strong_pair_leads_to_under_another_document_is_held_up_by_the_two_documents() throws Exception {
        bank.delta("school", 1, List.of(row("1", "CS1", "N1", "欧阳晓华", BIRTH, "D1")));
        bank.delta("talent", 1, List.of(row("2", "CS2", "X1", "欧阳晓华", BIRTH, "")));
        // The same name group gets a document of its own.
        bank.delta("talent", 1, List.of(row("3", "CS3", "X1", "欧阳晓华", BIRTH, "D2")));

        assertThat(queue(10).first())
                .extracting(Doubt::pair, Doubt::hold)
                .containsExactly(tuple(new Pair(1, 2), Hold.DOCUMENTS));
    }

    @Test
    void one_pair_is_shown_with_both_sides_and_a_waterfall_that_adds_up_to_its_weight() throws Exception {
        bank.delta("school", 1, List.of(row("1", "CS1", "N1", "欧阳晓华", BIRTH, "110101200103051239")));
        bank.delta("talent", 1, List.of(row("2", "CS1", "X1", "OUYANG XIAOHUA", BIRTH, "")));

        Item item = item(1, 2);
        assertThat(item.one().learner()).isEqualTo(1);
        assertThat(item.other().learner()).isEqualTo(2);
        assertThat(item.hold()).isEqualTo(Hold.WEIGHT);
        assertThat(item.stake()).isEqualTo(new Stake(250, 1, 1));
        assertThat(item.one().records())
                .containsExactly(new Achieved(Kind.COURSE, "4111010001", "Course CS1", "2023-2024-2", 250, true));
        assertThat(item.one().identity().document()).isEqualTo("110***********1239");
        assertThat(item.one().identity().validDocument()).isTrue();
        assertThat(item.other().identity().document()).isEmpty();
        assertThat(item.phone()).isEqualTo(Item.Phone.MISSING);
        assertThat(item.toString()).doesNotContain("110101200103051239").doesNotContain("欧阳晓华");

        Waterfall waterfall = item.scored().waterfall();
        assertThat(waterfall.steps())
                .extracting(Waterfall.Step::comparison, Waterfall.Step::level)
                .containsExactly(
                        tuple("name", "sound"),
                        tuple("birth", "exact"),
                        tuple("gender", "missing"),
                        tuple("phone", "missing"),
                        tuple("document", "missing"),
                        tuple("number", "else"));
        double sum = waterfall.prior()
                + waterfall.steps().stream().mapToDouble(Waterfall.Step::bits).sum()
                + waterfall.relatives()
                + waterfall.cap();
        assertThat(sum).isCloseTo(weight(1, 2), within(1e-5));
        // log2(m / u) of "sound" and of an equal birth date, from the model's file.
        assertThat(waterfall.steps().get(0).bits()).isCloseTo(10.68, within(0.01));
        assertThat(waterfall.steps().get(1).bits()).isCloseTo(14.34, within(0.01));
        assertThat(item.scored().agrees()).isTrue();
    }

    @Test
    void names_with_nothing_in_common_show_what_the_cap_takes_off_and_a_weight_of_another_model_is_told()
            throws Exception {
        bank.delta(
                "school",
                1,
                List.of(row("1", "CS1", "N1", "上官婉儿", BIRTH, ""), row("2", "CS1", "N1", "司马相如", BIRTH, "")));
        Item item = item(1, 2);
        assertThat(item.scored().waterfall().cap()).isNegative();
        assertThat(item.scored().agrees()).isTrue();

        try (Connection connection = bank.database().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update pair set weight = 3");
        }
        assertThat(item(1, 2).scored().agrees()).isFalse();
    }

    @Test
    void a_pair_whose_identity_is_not_in_the_bank_or_that_exact_facts_decide_is_refused() throws Exception {
        deliver("school", row("1", "CS1", "N1", "上官婉儿", BIRTH, "D1"));
        deliver("school", row("2", "CS2", "N2", "上官婉儿", BIRTH, "D1"));
        deliver("school", row("3", "CS3", "N3", "上官婉儿", BIRTH, "D3"));
        assertThatThrownBy(() -> item(1, 99)).hasMessageContaining("there is no pair 1-99");
        try (Connection connection = bank.database().getConnection()) {
            assertThatThrownBy(() -> Decisions.decide(connection, new Pair(1, 99), true, "qian"))
                    .hasMessage(
                            "there is no pair 1-99: identity 99 is not in the bank; 'review list' shows pairs that are");
            assertThatThrownBy(() -> Decisions.decide(connection, new Pair(1, 2), false, "qian"))
                    .hasMessageStartingWith("identities 1 and 2 are one learner by exact facts");
            assertThatThrownBy(() -> Decisions.decide(connection, new Pair(1, 3), true, "qian"))
                    .hasMessage("identities 1 and 3 have different valid documents, which never become one learner");
        }
        assertThatThrownBy(() -> Pair.parse("12"))
                .hasMessage("'12' is no pair, expected two identity numbers such as 12-345");
        assertThat(Pair.parse("345-12")).isEqualTo(new Pair(12, 345));
    }

    /** Rows of one identity, which so gets the next number. */
    private void deliver(String source, Row... rows) throws Exception {
        bank.delta(source, 1, List.of(rows));
    }

    private Queue queue(int most) throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            connection.setAutoCommit(false);
            Queue queue = Doubts.queue(connection, matching.model(), most);
            connection.rollback();
            return queue;
        }
    }

    private Item item(long a, long b) throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            connection.setAutoCommit(false);
            try {
                return Items.of(connection, new Pair(a, b), matching);
            } finally {
                connection.rollback();
            }
        }
    }

    private float weight(long a, long b) throws Exception {
        return Float.parseFloat(bank.rows("select weight from pair where a = " + a + " and b = " + b)
                .getFirst());
    }

    private static Row row(String key, String code, String number, String name, String birth, String document) {
        return Row.course(key, "", code).learner(number, name, birth, document);
    }
}
