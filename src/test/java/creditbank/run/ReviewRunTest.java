package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.resolve.Decision;
import creditbank.resolve.Decisions;
import creditbank.resolve.Opinions;
import creditbank.resolve.Pair;
import creditbank.resolve.Resolved;
import creditbank.resolve.match.Matching;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import creditbank.run.review.ReviewReport;
import creditbank.run.review.ReviewRun;
import creditbank.run.source.Sources;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people decide, from the decision to the ledger. */
@StoreTest
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReviewRunTest {
    private static final Pair PAIR = new Pair(1, 2);
    private static final String MEMBERS =
            "select identity_id, learner_id from membership where until_batch is null order by 1";
    private static final String RECORDS =
            "select learner_id, count(*) from record where live group by learner_id order by 1";

    @TempDir
    private Path work;

    private College college;
    private Centre centre;
    private creditbank.credit.Bank bank;
    private ReviewRun review;

    @BeforeEach
    void open() throws Exception {
        college = new College(work);
        centre = college.centre();
        var learners = Sources.learners(Path.of(""));
        bank = new creditbank.credit.Bank(centre.database(), centre.vault());
        bank.match(new Matching(learners, centre.vault()));
        review = new ReviewRun(centre, learners, Sources.rules(Path.of("")), College.DAY);
    }

    @AfterEach
    void close() {
        centre.close();
        college.close();
    }

    @Test
    void apart_splits_at_once_gives_records_back_and_the_next_night_does_not_repeat_the_merge() throws Exception {
        alike();
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 1");

        ReviewReport apart = review.decide(PAIR, false, "qian");

        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 2");
        assertThat(bank.rows(RECORDS)).containsExactly("1 1", "2 1");
        assertThat(apart.followed()).isTrue();
        assertThat(Objects.requireNonNull(batch(apart).counts()).moved()).isEqualTo(1);
        assertThat(batch(apart).state()).isEqualTo(BatchState.SEALED);
        assertThat(batch(apart).handle().source()).isEqualTo("review");
        assertThat(batch(apart).run()).isEqualTo(-2);
        assertThat(resolved(apart).learners()).isEqualTo(1);
        assertThat(bank.rows("select type, subject, position from seal_leaf where subject = '3'"))
                .containsExactly("batch 3 0");

        bank.delta("c", 1, List.of(row("3", "C1", "司马相如", "1990-07-07", "")));
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 2", "3 3");
        assertThat(bank.rows("select tablename from pg_tables where schemaname = 'staging' and tablename like '%\\_3'"))
                .isEmpty();
    }

    @Test
    void link_unites_at_once_and_its_undoing_gives_back_ids_and_records_and_the_digest() throws Exception {
        doubtful();
        String before = bank.content().digest();
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 2");

        ReviewReport link = review.decide(PAIR, true, "qian");
        assertThat(resolved(link).forwarded()).isEqualTo(1);
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 1");
        assertThat(bank.rows(RECORDS)).containsExactly("1 2");

        ReviewReport undone = review.undo(1, "zhao");
        assertThat(resolved(undone).returned()).isEqualTo(1);
        assertThat(batch(undone).run()).isEqualTo(-3);
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 2");
        assertThat(bank.rows(RECORDS)).containsExactly("1 1", "2 1");
        assertThat(bank.content().digest()).isEqualTo(before);
    }

    @Test
    void what_is_decided_already_or_does_not_stand_is_refused_with_who_and_when() throws Exception {
        doubtful();
        review.decide(PAIR, true, "qian");
        assertThatThrownBy(() -> review.decide(PAIR, true, "zhao"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("pair 1-2 is decided already: 'link' by qian at 2\\d{3}-.*Z, decision 1");
        review.undo(1, "zhao");
        assertThatThrownBy(() -> review.undo(1, "qian"))
                .hasMessageMatching("decision 1 was undone already, by zhao at .*Z");
        assertThatThrownBy(() -> review.undo(7, "qian")).hasMessage("there is no decision 7");
        assertThat(bank.rows("select count(*) from batch")).containsExactly("4");
    }

    @Test
    void a_decision_that_a_crash_left_waiting_is_applied_by_the_next_batch_of_any_source() throws Exception {
        alike();
        store(false);
        bank.delta("c", 1, List.of());

        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 2");
        assertThat(review.apply().decisions()).isEmpty();
        assertThat(bank.rows("select count(*) from batch where run_id < 0")).containsExactly("0");
    }

    @Test
    void a_decision_that_a_crash_left_waiting_is_applied_by_apply_or_with_the_next_decision() throws Exception {
        alike();
        bank.delta("c", 1, List.of(row("3", "C1", "司马相如", "1990-07-07", ""), row("4", "C2", "诸葛孔明", "1980-01-02", "")));
        store(false);
        ReviewReport applied = review.apply();
        assertThat(applied.decisions())
                .extracting(Decision::id, Decision::batch)
                .containsExactly(tuple(1L, 4L));
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 4", "3 2", "4 3");

        try (Connection connection = college.connect()) {
            Decisions.undo(connection, 1, "qian");
        }
        ReviewReport next = review.decide(new Pair(3, 4), true, "zhao");
        assertThat(next.decisions()).extracting(Decision::id).containsExactly(2L, 1L);
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 1", "3 2", "4 2");
    }

    @Test
    void a_batch_that_a_crash_left_unsealed_is_sealed_with_the_next_decision() throws Exception {
        alike();
        review.decide(PAIR, false, "qian");
        college.change("delete from seal_leaf where subject = '3'");
        college.change("update batch set state = 'credited' where batch_id = 3");

        review.apply();

        assertThat(bank.rows("select state from batch where batch_id = 3")).containsExactly("sealed");
    }

    @Test
    void of_two_who_press_at_once_the_second_is_told_of_the_first() throws Exception {
        doubtful();
        CyclicBarrier together = new CyclicBarrier(2);
        List<String> refused = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<ReviewReport> press = () -> {
                together.await();
                return review.decide(PAIR, true, "qian");
            };
            for (Future<ReviewReport> one : List.of(threads.submit(press), threads.submit(press))) {
                try {
                    assertThat(one.get().followed()).isTrue();
                } catch (ExecutionException e) {
                    refused.add(
                            String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()));
                }
            }
        }
        assertThat(refused).singleElement().asString().startsWith("pair 1-2 is decided already: 'link' by qian");
        assertThat(bank.rows("select count(*) from link_decision")).containsExactly("1");
        assertThat(bank.rows("select state from batch where run_id < 0")).containsExactly("sealed");
    }

    @Test
    void of_two_who_press_the_contrary_at_once_both_are_kept_and_the_later_counts() throws Exception {
        doubtful();
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<ReviewReport>> pressed = new ArrayList<>();
            for (boolean link : new boolean[] {true, false}) {
                pressed.add(threads.submit(() -> {
                    together.await();
                    return review.decide(PAIR, link, "qian");
                }));
            }
            for (Future<ReviewReport> one : pressed) {
                one.get();
            }
        }
        boolean last = bank.rows("select together from link_decision where decision_id = 2")
                .equals(List.of("t"));
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", last ? "2 1" : "2 2");
        assertThat(bank.rows("select count(*) from batch where state = 'sealed' and run_id < 0"))
                .containsExactly("2");
    }

    @Test
    void of_two_who_decide_blind_the_first_changes_nothing_and_the_second_who_agrees_decides_for_both()
            throws Exception {
        doubtful();

        ReviewReport first = review.say(PAIR, true, "qian");
        assertThat(first.heard()).isEqualTo(Opinions.Heard.ONE);
        assertThat(first.decisions()).isEmpty();
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 2");
        assertThatThrownBy(() -> review.say(PAIR, true, "qian"))
                .hasMessage("qian has said it of pair 1-2 already; the second must be somebody else");

        ReviewReport second = review.say(PAIR, true, "zhao");
        assertThat(second.heard()).isEqualTo(Opinions.Heard.NOBODY);
        assertThat(second.decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.decided().by()).isEqualTo("qian and zhao"));
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 1");

        review.undo(1, "sun");
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 2");
        assertThat(review.say(PAIR, true, "qian").heard())
                .as("after an undoing both are asked anew")
                .isEqualTo(Opinions.Heard.ONE);
    }

    @Test
    void two_who_differ_blind_leave_the_pair_to_an_open_decision() throws Exception {
        doubtful();
        review.say(PAIR, true, "qian");

        assertThat(review.say(PAIR, false, "zhao").heard()).isEqualTo(Opinions.Heard.DIFFERENT);
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 2");
        assertThatThrownBy(() -> review.say(PAIR, true, "sun"))
                .hasMessage(
                        "two people have said different things of pair 1-2 already; decide it openly, without --blind");

        review.decide(PAIR, true, "sun");
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 1");
        assertThat(bank.rows("select said_by, together, decision_id from link_opinion order by 1"))
                .containsExactly("qian t 1", "zhao f 1");
    }

    @Test
    void its_runs_stand_in_the_history_and_cannot_be_rerun() throws Exception {
        alike();
        review.decide(PAIR, false, "qian");
        assertThat(college.line(-2).state()).isEqualTo("sealed");
        assertThat(college.line(-2).rerunnable()).isFalse();
        try (Bank runs = college.open()) {
            assertThatThrownBy(() -> runs.runs().rerun(-2, College.sources(), Progress.SILENT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("run -2 applies what somebody decided; 'review apply' goes on with it");
        }
    }

    private static Batch batch(ReviewReport report) {
        return Objects.requireNonNull(report.batch());
    }

    private static Resolved resolved(ReviewReport report) {
        return Objects.requireNonNull(report.resolved());
    }

    /** Two identities that the model makes one learner, each with a record. */
    private void alike() throws Exception {
        bank.delta("a", 1, List.of(row("1", "N1", "上官婉儿", "2001-03-05", "")));
        bank.delta("b", 1, List.of(row("2", "X9", "上官婉儿", "2001-03-05", "")));
    }

    /** Two identities that the model leaves to people, each with a record. */
    private void doubtful() throws Exception {
        bank.delta("a", 1, List.of(row("1", "N1", "欧阳晓华", "2001-03-05", "D1")));
        bank.delta("b", 1, List.of(row("2", "X9", "OUYANG XIAOHUA", "2001-03-05", "")));
    }

    /** What is left of a command that dies as soon as its decision is kept. */
    private void store(boolean together) throws SQLException {
        try (Connection connection = college.connect()) {
            Decisions.decide(connection, PAIR, together, "qian");
        }
    }

    private static Row row(String key, String number, String name, String birth, String document) {
        return Row.course(key, "", "CS" + key).learner(number, name, birth, document);
    }
}
