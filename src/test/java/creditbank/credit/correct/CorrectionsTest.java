package creditbank.credit.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import creditbank.credit.Bank;
import creditbank.credit.Row;
import creditbank.credit.content.Choice;
import creditbank.credit.content.Choice.Reason;
import creditbank.credit.content.Content;
import creditbank.credit.content.Facet;
import creditbank.credit.content.Survivorship;
import creditbank.credit.correct.Corrections.Given;
import creditbank.credit.correct.Standing.State;
import creditbank.credit.evidence.Behind;
import creditbank.credit.evidence.Evidence;
import creditbank.credit.evidence.Evidences;
import creditbank.database.StoreTest;
import creditbank.normalise.Result;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Credits;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Status;
import creditbank.vault.Vault;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StoreTest
class CorrectionsTest {
    private static final String VERSIONS =
            "select version, credits, score_hundredths from record_version where record_id = 1 order by 1";
    private static final Given CLERK = new Given("the paper says so", "zhao");
    private static final Row COURSE = Row.course("1", "D1", "CS1");

    private Bank bank;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        bank = new Bank(Vault.open(folder));
    }

    private long correct(long record, Facet facet, String value) throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            Evidence evidence = Evidences.of(connection, record).orElseThrow();
            Content base =
                    Survivorship.of(evidence.claims().stream().map(Behind::said).toList());
            return Corrections.correct(connection, record, base, facet, value, CLERK);
        }
    }

    private Evidence evidence(long record) throws Exception {
        try (Connection connection = bank.database().getConnection()) {
            return Evidences.of(connection, record).orElseThrow();
        }
    }

    /** A night of another source that brings nothing. */
    private void night() throws Exception {
        bank.delta("other", 1, List.of());
    }

    private static Row credits(int hundredths) {
        Result result = COURSE.result();
        return COURSE.result(new Result(
                result.score(),
                result.attempt(),
                result.status(),
                new Credits(hundredths),
                result.hours(),
                result.level(),
                result.on()));
    }

    @Test
    void a_correction_makes_a_version_which_the_next_import_does_not_overwrite() throws Exception {
        bank.full("jwxt", 50, List.of(COURSE));
        correct(1, Facet.CREDITS, "3");
        night();
        assertThat(bank.rows(VERSIONS)).containsExactly("1 250 8500", "2 300 8500");
        bank.full("jwxt", 50, List.of(COURSE.score(9000, AttemptKind.NORMAL, Status.PASSED)));
        assertThat(bank.rows(VERSIONS)).contains("3 300 9000");
        assertThat(evidence(1).corrections()).singleElement().satisfies(standing -> {
            assertThat(standing.state()).isEqualTo(State.QUIET);
            assertThat(standing.correction().was()).isEqualTo("2.50");
        });
        assertThat(evidence(1).choices())
                .filteredOn(choice -> choice.facet() == Facet.CREDITS)
                .extracting(Choice::value, Choice::reason)
                .containsExactly(tuple("3.00", Reason.CORRECTED));
        assertThat(bank.content().records()).isEqualTo(1);
    }

    @Test
    void a_sender_who_says_something_else_later_is_a_doubt_and_never_applied_and_one_who_agrees_says_so()
            throws Exception {
        bank.full("jwxt", 50, List.of(COURSE));
        correct(1, Facet.CREDITS, "3");
        night();
        bank.full("jwxt", 50, List.of(credits(400)));
        assertThat(evidence(1).content().amount().credits()).isEqualTo(300);
        assertThat(evidence(1).corrections())
                .extracting(Standing::state, Standing::now)
                .containsExactly(tuple(State.DOUBT, "4.00"));
        bank.full("jwxt", 50, List.of(credits(300)));
        assertThat(evidence(1).corrections()).extracting(Standing::state).containsExactly(State.AGREED);
    }

    @Test
    void a_correction_taken_back_gives_back_what_the_senders_say_and_the_digest() throws Exception {
        bank.full("jwxt", 50, List.of(COURSE));
        String before = bank.content().digest();
        long correction = correct(1, Facet.TITLE, "算法");
        night();
        assertThat(evidence(1).content().what().title()).isEqualTo("算法");
        assertThat(bank.content().digest()).isNotEqualTo(before);
        try (Connection connection = bank.database().getConnection()) {
            Corrections.undo(connection, correction, "qian");
            assertThatThrownBy(() -> Corrections.undo(connection, correction, "li"))
                    .hasMessageMatching("correction 1 was taken back already, by qian at .*Z");
            assertThatThrownBy(() -> Corrections.undo(connection, 77, "li")).hasMessage("there is no correction 77");
        }
        night();
        assertThat(bank.content().digest()).isEqualTo(before);
        assertThat(evidence(1).corrections()).extracting(Standing::state).containsExactly(State.UNDONE);
    }

    @Test
    void the_result_that_was_wrong_is_corrected_among_several_attempts_and_decides_which_counts() throws Exception {
        Row failed = Row.course("1", "D1", "CS1").score(5500, AttemptKind.NORMAL, Status.FAILED);
        Row makeUp = Row.course("2", "D1", "CS1").score(4000, AttemptKind.MAKE_UP, Status.FAILED);
        bank.full("jwxt", 50, List.of(failed, makeUp));
        correct(1, Facet.RESULT, "70");
        night();
        Evidence evidence = evidence(1);
        assertThat(evidence.attempts())
                .extracting(Facet::text)
                .containsExactly("55 (hundred), failed", "70 (hundred), passed, make-up");
        assertThat(Facet.text(evidence.content().result())).isEqualTo("70 (hundred), passed, make-up");
        // A later attempt of its own is not touched.
        bank.delta("jwxt", 50, List.of(Row.course("3", "D1", "CS1").score(9000, AttemptKind.REPEATED, Status.PASSED)));
        assertThat(evidence(1).attempts())
                .extracting(Facet::text)
                .containsExactly(
                        "55 (hundred), failed", "70 (hundred), passed, make-up", "90 (hundred), passed, repeated");
    }

    @Test
    void it_goes_with_the_claims_when_learners_merge() throws Exception {
        PartialDate day = PartialDate.day(LocalDate.of(2024, 3, 5));
        Row mine = Row.training("1", "", "网络创业培训", day)
                .learner("N1", "Li", "2001-03-05", "")
                .hours(4000);
        bank.delta("talent", 50, List.of(Row.training("1", "D1", "网络创业培训班", day)));
        bank.delta("badges", 60, List.of(mine));
        correct(2, Facet.HOURS, "48");
        night();
        bank.delta("badges", 60, List.of(Row.course("2", "", "CS1").learner("N1", "Li", "2001-03-05", "D1")));
        assertThat(bank.rows(
                        "select record_id, hours, claims from record join record_version using (record_id, version)"
                                + " where record.live and kind = 3"))
                .containsExactly("1 4800 2");
    }

    @Test
    void a_value_that_no_sender_could_say_is_refused_with_the_reason() throws Exception {
        bank.full("jwxt", 50, List.of(COURSE));
        assertThatThrownBy(() -> correct(1, Facet.CREDITS, "1000"))
                .hasMessage(
                        "credits: the value is refused: credits.invalid, expected 0 to 999.99 with at most two decimals");
        assertThatThrownBy(() -> correct(1, Facet.RESULT, "101")).hasMessageContaining("score.out-of-range");
        assertThatThrownBy(() -> correct(1, Facet.BEGIN_DATE, "2024-02-30")).hasMessageContaining("date.invalid");
        assertThatThrownBy(() -> correct(1, Facet.TERM, "soon")).hasMessageContaining("term.invalid");
        assertThat(bank.rows("select count(*) from record_correction")).containsExactly("0");
    }
}
