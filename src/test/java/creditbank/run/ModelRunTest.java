package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.batch.BatchState;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.resolve.Decisions;
import creditbank.resolve.Pair;
import creditbank.resolve.Resolved;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Matching;
import creditbank.run.centre.Centre;
import creditbank.run.models.ModelReport;
import creditbank.run.models.ModelRun;
import creditbank.run.source.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another match model, from its preview to the nights that follow it. */
@StoreTest
class ModelRunTest {
    private static final String MEMBERS =
            "select identity_id, learner_id from membership where until_batch is null order by 1";
    private static final String RECORDS =
            "select learner_id, count(*) from record where live group by learner_id order by 1";
    private static final String KEYS = "select key, posting from every_identity_key order by 1, 2";
    private static final String PAIRS = "select a, b, levels, weight from pair order by 1, 2";

    @TempDir
    private Path work;

    private College college;
    private Centre centre;
    private creditbank.credit.Bank bank;
    private LearnerModel shipped;
    /** Asks for more than a name and a birth date, and has a key less. */
    private LearnerModel strict;

    @BeforeEach
    void open() throws Exception {
        college = new College(work);
        centre = college.centre();
        shipped = Sources.learners(Path.of(""));
        strict = LearnerModel.parse(
                "strict",
                new String(shipped.file(), StandardCharsets.UTF_8)
                        .replace("link: 10.965062756744786", "link: 26.0")
                        .replace("  - name ends + birth\n", "")
                        .getBytes(StandardCharsets.UTF_8),
                shipped.frequencies());
        bank = new creditbank.credit.Bank(centre.database(), centre.vault());
        bank.runsAbove(1_000);
        match(shipped);
    }

    @AfterEach
    void close() {
        centre.close();
        college.close();
    }

    @Test
    void a_preview_says_what_would_change_and_changes_nothing() throws Exception {
        people();
        String before = bank.content().digest();
        List<String> keys = bank.rows(KEYS);

        ModelReport report = run(strict).preview();

        assertThat(report.before()).isEqualTo(shipped.digest());
        assertThat(report.after()).isEqualTo(strict.digest());
        assertThat(report.batch()).isNull();
        assertThat(resolved(report).learners()).isEqualTo(1);
        assertThat(resolved(report).moved()).isEqualTo(1);
        assertThat(report.moved()).isEqualTo(1);
        assertThat(bank.content().digest()).isEqualTo(before);
        assertThat(bank.rows(KEYS)).isEqualTo(keys);
        assertThat(bank.rows("select count(*) from match_model")).containsExactly("1");
        assertThat(bank.rows("select count(*) from batch")).containsExactly("4");
    }

    @Test
    void a_model_in_force_leaves_the_bank_as_if_it_had_always_been_and_the_one_before_takes_it_back() throws Exception {
        people();
        String digest = bank.content().digest();
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 1", "3 2", "4 2");

        ModelReport applied = run(strict).apply();

        assertThat(Objects.requireNonNull(applied.batch()).state()).isEqualTo(BatchState.SEALED);
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 3", "3 2", "4 2");
        assertThat(bank.rows(RECORDS)).containsExactly("1 1", "2 2", "3 1");
        List<String> keys = bank.rows(KEYS);
        List<String> pairs = bank.rows(PAIRS);
        creditbank.credit.Bank always = new creditbank.credit.Bank(centre.vault());
        always.match(new Matching(strict, centre.vault()));
        people(always);
        assertThat(always.content().digest()).isEqualTo(bank.content().digest());
        assertThat(always.rows(KEYS)).isEqualTo(keys);
        assertThat(always.rows(PAIRS)).isEqualTo(pairs);

        ModelReport back = run(shipped).apply();
        assertThat(resolved(back).forwarded()).isEqualTo(1);
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 1", "3 2", "4 2");
        assertThat(bank.content().digest()).isEqualTo(digest);
        assertThat(bank.rows("select number, left(digest, 8), batch_id from match_model order by 1"))
                .containsExactly(
                        "1 " + shipped.digest().substring(0, 8) + " 1",
                        "2 " + strict.digest().substring(0, 8) + " 5",
                        "3 " + shipped.digest().substring(0, 8) + " 6");
    }

    @Test
    void what_people_have_decided_outlives_a_model() throws Exception {
        people();
        bank.delta("c", 1, List.of(row("5", "C5", "钱学森", "1911-12-11", "")));
        try (Connection connection = college.connect()) {
            Decisions.decide(connection, new Pair(1, 2), true, "qian");
            Decisions.decide(connection, new Pair(3, 5), true, "qian");
        }

        run(strict).apply();

        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 1", "3 2", "4 2", "5 2");
        assertThat(bank.rows("select decision_id, applied_batch from link_decision order by 1"))
                .containsExactly("1 6", "2 6");
    }

    @Test
    void a_night_follows_the_model_in_force_whatever_the_file_says_and_says_so() throws Exception {
        people();
        run(strict).apply();
        college.offer(80, 90);
        List<String> said = new ArrayList<>();
        try (Bank runs = college.open()) {
            RunReport report =
                    runs.runs().nightly(College.source(), College.DAY, (source, message) -> said.add(message));
            assertThat(report.good()).as(report.cause()).isTrue();
            assertThat(Objects.requireNonNull(report.batch()).state()).isEqualTo(BatchState.SEALED);
        }
        assertThat(said)
                .contains("mappings/models/learners.yaml is not the model in force, by which this night goes on;"
                        + " 'model preview' shows what it would change, 'model apply' puts it in force");
        assertThat(bank.rows("select count(distinct model_digest) from batch where batch_id >= 5"))
                .containsExactly("1");
        assertThat(centre.inForce(shipped).digest()).isEqualTo(strict.digest());
        assertThat(centre.inForce(shipped).frequencies()).isEqualTo(shipped.frequencies());
    }

    @Test
    void a_batch_that_was_made_by_another_model_than_that_in_force_changes_nothing() throws Exception {
        people();
        run(strict).apply();
        String before = bank.content().digest();

        assertThatThrownBy(() -> bank.delta("a", 1, List.of(row("9", "N9", "钱学森", "1911-12-11", ""))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the match model " + shipped.digest().substring(0, 8)
                        + " of this run is not that in force, "
                        + strict.digest().substring(0, 8)
                        + ", which was put in force meanwhile; rerun the run");
        assertThat(bank.content().digest()).isEqualTo(before);
    }

    @Test
    void a_model_that_is_in_force_already_leaves_no_batch() throws Exception {
        people();

        ModelReport report = run(shipped).apply();

        assertThat(report.resolved()).isNull();
        assertThat(report.batch()).isNull();
        assertThat(bank.rows("select count(*) from batch")).containsExactly("4");
    }

    @Test
    void a_batch_that_a_crash_left_unsealed_is_sealed_by_the_next_run() throws Exception {
        people();
        run(strict).apply();
        college.change("delete from seal_leaf where subject = '5'");
        college.change("update batch set state = 'credited' where batch_id = 5");

        run(strict).apply();

        assertThat(bank.rows("select state from batch where batch_id = 5")).containsExactly("sealed");
    }

    private ModelRun run(LearnerModel model) throws Exception {
        return new ModelRun(centre, model, Sources.rules(Path.of("")), College.DAY);
    }

    private void match(LearnerModel model) {
        bank.match(new Matching(model, centre.vault()));
    }

    private static Resolved resolved(ModelReport report) {
        return Objects.requireNonNull(report.resolved());
    }

    private void people() throws Exception {
        people(bank);
    }

    /** Two whom only the shipped model makes one, and two whom both do, since they share a document. */
    private static void people(creditbank.credit.Bank bank) throws Exception {
        bank.delta("a", 1, List.of(row("1", "N1", "上官婉儿", "2001-03-05", "")));
        bank.delta("b", 1, List.of(row("2", "X2", "上官婉儿", "2001-03-05", "")));
        bank.delta("a", 1, List.of(row("3", "N3", "司马相如", "1990-07-07", "D3")));
        bank.delta("b", 1, List.of(row("4", "X4", "司马相如", "1990-07-07", "D3")));
    }

    private static Row row(String key, String number, String name, String birth, String document) {
        return Row.course(key, "", "CS" + key).learner(number, name, birth, document);
    }
}
