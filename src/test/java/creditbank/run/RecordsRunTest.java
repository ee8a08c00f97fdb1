package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.credit.Row;
import creditbank.credit.content.Facet;
import creditbank.credit.correct.Corrections;
import creditbank.credit.correct.Corrections.Given;
import creditbank.credit.correct.Standing.State;
import creditbank.credit.evidence.Evidence;
import creditbank.credit.evidence.Evidences;
import creditbank.credit.same.ClaimPair;
import creditbank.database.StoreTest;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Status;
import creditbank.resolve.match.Matching;
import creditbank.review.RecordDoubts;
import creditbank.review.quality.Qualities;
import creditbank.review.quality.Quality;
import creditbank.run.centre.Centre;
import creditbank.run.review.RecordsRun;
import creditbank.run.review.RecordsRun.Followed;
import creditbank.run.source.Sources;
import creditbank.seal.Receipts;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say of records, from the word to the ledger. */
@StoreTest
class RecordsRunTest {
    private static final PartialDate DAY = PartialDate.day(LocalDate.of(2024, 3, 5));
    private static final Given CLERK = new Given("the paper says so", "zhao");

    @TempDir
    private Path work;

    private College college;
    private Centre centre;
    private creditbank.credit.Bank bank;
    private RecordsRun records;

    @BeforeEach
    void open() throws Exception {
        college = new College(work);
        centre = college.centre();
        var learners = Sources.learners(Path.of(""));
        bank = new creditbank.credit.Bank(centre.database(), centre.vault());
        bank.match(new Matching(learners, centre.vault()));
        records = new RecordsRun(centre, learners, Sources.rules(Path.of("")), College.DAY);
    }

    @AfterEach
    void close() {
        centre.close();
        college.close();
    }

    private void doubtful() throws Exception {
        bank.delta("badges", 60, List.of(Row.training("1", "D1", "网络创业培训", DAY)));
        bank.delta("talent", 50, List.of(Row.training("1", "D1", "网店创业培训", DAY)));
    }

    private static Batch batch(Followed followed) {
        return Objects.requireNonNull(followed.batch());
    }

    @Test
    void a_doubtful_pair_waits_in_the_queue_is_linked_in_a_sealed_batch_and_its_undoing_gives_back_the_digest()
            throws Exception {
        doubtful();
        String before = bank.content().digest();
        try (Connection connection = centre.database().getConnection()) {
            RecordDoubts.Head head = RecordDoubts.queue(connection, 10);
            assertThat(head.doubtful()).isEqualTo(1);
            assertThat(head.first().getFirst().pair()).isEqualTo(new ClaimPair(1, 2));
            assertThat(head.first().getFirst().likeness()).isEqualTo("provider equal, title doubtful, when equal");
        }
        Followed linked = records.decide(new ClaimPair(1, 2), true, "zhao");
        assertThat(batch(linked).state()).isEqualTo(BatchState.SEALED);
        assertThat(batch(linked).handle().source()).isEqualTo("review");
        assertThat(bank.content().records()).isEqualTo(1);
        try (Connection connection = centre.database().getConnection()) {
            assertThat(RecordDoubts.queue(connection, 10).doubtful()).isZero();
            assertThat(Receipts.ofRecord(connection, 1))
                    .containsKey(batch(linked).handle().id());
        }
        assertThatThrownBy(() -> records.decide(new ClaimPair(1, 2), true, "qian"))
                .hasMessageMatching("pair c1-c2 is decided already: 'link' by zhao at .*Z, decision c1");
        records.undo(linked.word(), "qian");
        assertThat(bank.content().digest()).isEqualTo(before);
        assertThatThrownBy(() -> records.undo(linked.word(), "qian"))
                .hasMessageMatching("decision c1 was undone already, by qian at .*Z");
    }

    @Test
    void a_correction_is_sealed_at_once_and_the_quality_report_says_when_senders_contradict_it() throws Exception {
        bank.full("jwxt", 50, List.of(Row.course("1", "D1", "CS1")));
        bank.delta("oneroster", 50, List.of(Row.course("9", "D1", "CS1").title("Another title")));
        Followed corrected = records.correct(1, Facet.RESULT, "88", CLERK);
        assertThat(batch(corrected).state()).isEqualTo(BatchState.SEALED);
        assertThat(bank.rows("select score_hundredths from record_version order by version desc limit 1"))
                .containsExactly("8800");
        Quality quality = quality();
        assertThat(quality.corrections()).containsExactly(entry(State.QUIET, 1L));
        assertThat(quality.disagreements()).containsEntry(Facet.TITLE, 1L).containsEntry(Facet.CODE, 0L);
        assertThat(quality.senders())
                .extracting(Quality.Sender::source, Quality.Sender::rows)
                .contains(tuple("jwxt", 1L), tuple("oneroster", 1L));
        Row other = Row.course("1", "D1", "CS1").score(9100, AttemptKind.NORMAL, Status.PASSED);
        bank.full("jwxt", 50, List.of(other));
        bank.delta(
                "oneroster", 50, List.of(Row.course("9", "D1", "CS1").score(9100, AttemptKind.NORMAL, Status.PASSED)));
        assertThat(bank.rows("select score_hundredths from record_version order by version desc limit 1"))
                .containsExactly("8800");
        assertThat(quality().corrections()).containsExactly(entry(State.DOUBT, 1L));
        records.restore(corrected.word(), "qian");
        assertThat(bank.rows("select score_hundredths from record_version order by version desc limit 1"))
                .containsExactly("9100");
        assertThatThrownBy(() -> records.correct(7, Facet.TITLE, "x", CLERK)).hasMessage("there is no record 7");
    }

    @Test
    void a_word_that_a_crash_left_waiting_is_followed_by_the_next_batch_of_any_source() throws Exception {
        bank.full("jwxt", 50, List.of(Row.course("1", "D1", "CS1")));
        try (Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            Evidence evidence = Evidences.of(connection, 1).orElseThrow();
            Corrections.correct(connection, 1, evidence.content(), Facet.CREDITS, "3", CLERK);
            connection.commit();
        }
        assertThat(quality().waiting().words()).isEqualTo(1);
        bank.delta("badges", 60, List.of(Row.training("1", "D2", "电工", DAY)));
        assertThat(bank.rows("select version, credits, batch_id from record_version where record_id = 1 order by 1"))
                .containsExactly("1 250 1", "2 300 2");
        assertThat(quality().waiting().words()).isZero();
        assertThat(records.apply().batch()).isNull();
    }

    private Quality quality() throws Exception {
        try (Connection connection = centre.database().getConnection()) {
            return Qualities.of(connection, LocalDate.of(2000, 1, 1));
        }
    }
}
