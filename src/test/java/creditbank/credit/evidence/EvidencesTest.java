package creditbank.credit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.credit.content.Choice;
import creditbank.credit.content.Facet;
import creditbank.database.StoreTest;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Status;
import creditbank.vault.Vault;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StoreTest
class EvidencesTest {
    private static final PartialDate DAY = PartialDate.day(LocalDate.of(2024, 3, 5));

    private Bank bank;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        bank = new Bank(Vault.open(folder));
    }

    private Evidence evidence(long record) throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            return Evidences.of(connection, record).orElseThrow();
        }
    }

    private List<Long> successors(long record) throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            return Evidences.successors(connection, record);
        }
    }

    private static Row training(String key, String title) {
        return Row.training(key, "D1", title, DAY);
    }

    @Test
    void a_record_tells_which_claim_gave_which_field_which_claims_stand_behind_it_and_under_which_other_key()
            throws Exception {
        bank.delta("badges", 60, List.of(training("1", "网络创业培训")));
        bank.delta("talent", 50, List.of(training("1", "网络创业培训班").hours(4000)));
        Evidence evidence = evidence(1);
        assertThat(evidence.head().live()).isTrue();
        assertThat(evidence.head().learner()).isEqualTo("Z********");
        assertThat(evidence.choices())
                .extracting(
                        Choice::facet,
                        Choice::value,
                        Choice::source,
                        choice -> choice.reason().name())
                .contains(
                        tuple(Facet.TITLE, "网络创业培训", "badges", "TRUST"), tuple(Facet.HOURS, "40.00", "talent", "ONLY"));
        assertThat(evidence.claims())
                .extracting(
                        claim -> claim.said().source(),
                        claim -> claim.by().batch(),
                        claim -> claim.by().line())
                .containsExactly(tuple("badges", 1L, 2L), tuple("talent", 2L, 2L));
        assertThat(evidence.versions()).hasSize(2);
        assertThat(evidence.versions().get(1).changes()).isEqualTo(Map.of(Facet.HOURS, "40.00"));
        assertThat(evidence.names()).singleElement().satisfies(name -> {
            assertThat(name.from()).isEqualTo(2);
            assertThat(name.until()).isZero();
        });
    }

    @Test
    void a_record_that_went_into_another_leads_there_and_a_withdrawn_one_nowhere() throws Exception {
        Row mine = Row.training("1", "", "网络创业培训", DAY).learner("N1", "Li", "2001-03-05", "");
        bank.delta("badges", 60, List.of(mine));
        bank.delta("talent", 50, List.of(training("1", "网络创业培训班")));
        assertThat(successors(2)).containsExactly(2L);
        bank.delta("badges", 60, List.of(Row.course("2", "", "CS1").learner("N1", "Li", "2001-03-05", "D1")));
        assertThat(successors(2)).containsExactly(1L);
        assertThat(evidence(2).head().live()).isFalse();
        bank.delta("badges", 60, List.of(Row.takeBack("2")));
        assertThat(evidence(3).head().live()).isFalse();
        assertThat(successors(3)).isEmpty();
    }

    @Test
    void attempts_are_all_there_and_a_doubtful_pair_names_the_claims_of_both_sides() throws Exception {
        bank.delta(
                "jwxt",
                50,
                List.of(
                        Row.course("1", "D1", "CS1").score(5500, AttemptKind.NORMAL, Status.FAILED),
                        Row.course("2", "D1", "CS1").score(7000, AttemptKind.MAKE_UP, Status.PASSED)));
        Evidence course = evidence(1);
        assertThat(course.attempts())
                .extracting(Facet::text)
                .containsExactly("55 (hundred), failed", "70 (hundred), passed, make-up");
        assertThat(course.content().result()).isEqualTo(course.attempts().get(1));

        bank.delta("badges", 60, List.of(training("t1", "网络创业培训")));
        bank.delta("talent", 50, List.of(training("t2", "网店创业培训")));
        assertThat(evidence(2).doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.recordId()).isEqualTo(3);
            assertThat(doubt.likeness()).isEqualTo("provider equal, title doubtful, when equal");
        });
        assertThat(evidence(3).doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.recordId()).isEqualTo(2);
            assertThat(doubt.claim()).isEqualTo(evidence(3).claims().getFirst().number());
        });
    }
}
