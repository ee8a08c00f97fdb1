package creditbank.credit.same;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.credit.evidence.Evidences;
import creditbank.database.StoreTest;
import creditbank.outcome.PartialDate;
import creditbank.vault.Vault;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StoreTest
class SameDecisionsTest {
    private static final String LIVE = "select record_id, claims from record join record_version"
            + " using (record_id, version) where record.live order by 1";
    private static final String DOUBTS = "select count(*) from record_doubt";
    private static final ClaimPair PAIR = new ClaimPair(1, 2);
    private static final PartialDate DAY = PartialDate.day(LocalDate.of(2024, 3, 5));

    private Bank bank;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        bank = new Bank(Vault.open(folder));
    }

    private static Row training(String key, String title) {
        return Row.training(key, "D1", title, DAY);
    }

    private void doubtful() throws Exception {
        bank.delta("badges", 60, List.of(training("1", "网络创业培训")));
        bank.delta("talent", 50, List.of(training("1", "网店创业培训")));
        assertThat(bank.rows(LIVE)).containsExactly("1 1", "2 1");
        assertThat(bank.rows(DOUBTS)).containsExactly("1");
    }

    private long decide(ClaimPair pair, boolean together) throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            return SameDecisions.decide(connection, pair, together, "zhao");
        }
    }

    private void undo(long decision) throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            SameDecisions.undo(connection, decision, "qian");
        }
    }

    private void night() throws Exception {
        bank.delta("other", 1, List.of());
    }

    @Test
    void linked_claims_make_one_record_and_undoing_gives_back_both_with_their_numbers_and_the_digest()
            throws Exception {
        doubtful();
        String before = bank.content().digest();
        long decision = decide(PAIR, true);
        night();
        assertThat(bank.rows(LIVE)).containsExactly("1 2");
        assertThat(bank.rows(DOUBTS)).containsExactly("0");
        try (Connection connection = bank.database().getConnection()) {
            assertThat(Evidences.successors(connection, 2)).containsExactly(1L);
            assertThat(Evidences.ofClaim(connection, 2).orElseThrow().head().recordId())
                    .isEqualTo(1);
        }
        undo(decision);
        night();
        assertThat(bank.rows(LIVE)).containsExactly("1 1", "2 1");
        assertThat(bank.rows(DOUBTS)).containsExactly("1");
        assertThat(bank.content().digest()).isEqualTo(before);
    }

    @Test
    void claims_held_apart_stay_apart_and_out_of_the_queue_although_a_sender_words_them_alike_later() throws Exception {
        doubtful();
        decide(PAIR, false);
        night();
        assertThat(bank.rows(LIVE)).containsExactly("1 1", "2 1");
        assertThat(bank.rows(DOUBTS)).containsExactly("0");
        bank.delta("talent", 50, List.of(training("1", "网络创业培训班")));
        assertThat(bank.rows("select count(*), sum(claims) from record join record_version using (record_id, version)"
                        + " where record.live"))
                .containsExactly("2 2");
        assertThat(bank.rows(DOUBTS)).containsExactly("0");
    }

    @Test
    void what_the_comparison_has_united_is_parted_by_a_person_and_united_again_by_the_undoing() throws Exception {
        bank.delta("badges", 60, List.of(training("1", "网络创业培训")));
        bank.delta("talent", 50, List.of(training("1", "网络创业培训班")));
        assertThat(bank.rows(LIVE)).containsExactly("1 2");
        String before = bank.content().digest();
        long decision = decide(PAIR, false);
        night();
        assertThat(bank.rows(LIVE)).containsExactly("1 1", "2 1");
        undo(decision);
        night();
        assertThat(bank.rows(LIVE)).containsExactly("1 2");
        assertThat(bank.content().digest()).isEqualTo(before);
    }

    @Test
    void a_decision_outranks_that_one_source_tells_two_achievements_apart() throws Exception {
        bank.delta("badges", 60, List.of(training("1", "电工"), training("2", "电工基础")));
        assertThat(bank.rows(LIVE)).containsExactly("1 1", "2 1");
        decide(PAIR, true);
        night();
        assertThat(bank.rows(LIVE)).containsExactly("1 2");
        bank.delta("badges", 60, List.of(training("2", "电工进阶")));
        assertThat(bank.rows(LIVE)).containsExactly("1 2");
    }

    @Test
    void what_cannot_be_decided_is_refused_with_the_reason() throws Exception {
        bank.delta("badges", 60, List.of(training("1", "电工")));
        bank.delta("badges", 60, List.of(Row.course("2", "D1", "CS1")));
        bank.delta("badges", 60, List.of(Row.training("3", "D2", "电工", DAY)));
        bank.delta("talent", 50, List.of(training("1", "电工")));
        assertThatThrownBy(() -> decide(new ClaimPair(1, 99)))
                .hasMessage("there is no claim c99; 'records show' names the claims of a record");
        assertThatThrownBy(() -> decide(new ClaimPair(1, 2)))
                .hasMessage("the claims of c1-c2 are of two kinds, which never become one achievement");
        assertThatThrownBy(() -> decide(new ClaimPair(1, 3)))
                .hasMessageMatching("the claims of c1-c3 are of two learners, \\d+ and \\d+; .*");
        assertThatThrownBy(() -> decide(new ClaimPair(1, 4))).hasMessageContaining("there is nothing to decide");
        assertThatThrownBy(() -> ClaimPair.parse("c1"))
                .hasMessage("pair c1: expected two claim numbers, such as c12-c345");
        assertThat(ClaimPair.parse("c9-c4")).isEqualTo(new ClaimPair(4, 9));
    }

    private void decide(ClaimPair pair) throws Exception {
        decide(pair, true);
    }
}
