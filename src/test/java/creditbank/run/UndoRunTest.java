package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.undo.Reversed;
import creditbank.cli.report.Shell;
import creditbank.cli.undo.UndoText;
import creditbank.credit.Row;
import creditbank.database.StoreTest;
import creditbank.outcome.PartialDate;
import creditbank.recognise.registry.Office;
import creditbank.resolve.Pair;
import creditbank.resolve.match.Matching;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import creditbank.run.registry.RegistryRun;
import creditbank.run.review.ReviewRun;
import creditbank.run.source.Source;
import creditbank.run.source.Sources;
import creditbank.run.undo.UndoReport;
import creditbank.run.undo.UndoRun;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches that are taken back and brought back, from the claims to the ledger. */
@StoreTest
class UndoRunTest {
    private static final String SENDER = "school-jwxt";
    private static final String OTHER = "talent-archive";
    private static final String MEMBERS =
            "select identity_id, learner_id from membership where until_batch is null order by 1";
    private static final String LIVE = "select claim_key, content from claim where ended_batch is null order by 1";
    private static final String KEYS = "select key, posting from every_identity_key order by 1, 2";

    private static final String RECORDS =
            "select learner_id, count(*) from record where live group by learner_id order by 1";

    @TempDir
    private Path work;

    private College college;
    private Centre centre;
    private creditbank.credit.Bank bank;

    @BeforeEach
    void open() throws Exception {
        college = new College(work);
        centre = college.centre();
        bank = new creditbank.credit.Bank(centre.database(), centre.vault());
        bank.match(new Matching(Sources.learners(Path.of("")), centre.vault()));
    }

    @AfterEach
    void close() {
        centre.close();
        college.close();
    }

    @Test
    void a_batch_taken_back_leaves_the_bank_as_before_it_and_brought_back_as_after_it() throws Exception {
        bank.full(SENDER, 70, List.of(wang("1", "MA1"), wang("2", "MA2"), li("3", "MA1")));
        String before = bank.content().digest();
        List<String> claims = bank.rows(LIVE);
        List<String> keys = bank.rows(KEYS);
        List<String> members = bank.rows(MEMBERS);
        // 1 unchanged, 2 another course, 3 missing, 4 new with somebody new.
        bank.full(SENDER, 70, List.of(wang("1", "MA1"), wang("2", "MA9"), zhao("4", "MA1")));
        String after = bank.content().digest();
        List<String> records = bank.rows(RECORDS);

        UndoReport undone = run().apply(2, false);

        assertThat(undone.reversed()).isEqualTo(new Reversed(2, 2, 0));
        assertThat(bank.content().digest()).isEqualTo(before);
        assertThat(bank.rows(LIVE)).isEqualTo(claims);
        assertThat(bank.rows(KEYS)).isEqualTo(keys);
        assertThat(bank.rows(MEMBERS)).isEqualTo(members);
        assertThat(batch(undone).state()).isEqualTo(BatchState.SEALED);
        assertThat(batch(undone).handle().source()).isEqualTo("undo");
        assertThat(bank.rows("select type, subject from seal_leaf where batch_id = 3 order by leaf_id"))
                .containsExactly("batch 3", "withdrawal 2 by 3");
        assertThat(bank.rows("select convert_from(document, 'UTF8') from seal_leaf where type = 'withdrawal'"))
                .containsExactly("{\"batch\":2,\"by\":3,\"format\":1,\"state\":\"withdrawn\",\"type\":\"withdrawal\"}");

        UndoReport redone = run().apply(2, true);

        assertThat(redone.reversed()).isEqualTo(new Reversed(2, 2, 0));
        assertThat(bank.content().digest()).isEqualTo(after);
        assertThat(bank.rows(RECORDS))
                .as("zhao has got back her learner's number")
                .isEqualTo(records);
        assertThat(bank.rows("select convert_from(document, 'UTF8') from seal_leaf where subject = '2 by 4'"))
                .containsExactly("{\"batch\":2,\"by\":4,\"format\":1,\"state\":\"restored\",\"type\":\"withdrawal\"}");

        run().apply(2, false);
        assertThat(bank.content().digest()).isEqualTo(before);
        run().apply(2, true);
        assertThat(bank.content().digest()).isEqualTo(after);
        assertThat(bank.rows("select undone_by, redone_by from undoing order by 1"))
                .containsExactly("3 4", "5 6");
    }

    @Test
    void a_preview_says_the_same_and_changes_nothing() throws Exception {
        bank.full(SENDER, 70, List.of(wang("1", "MA1")));
        String before = bank.content().digest();

        UndoReport preview = run().preview(1, false);

        assertThat(preview.by()).isNull();
        assertThat(preview.reversed()).isEqualTo(new Reversed(1, 0, 0));
        assertThat(preview.effect().ended()).isEqualTo(1);
        assertThat(preview.effect().credits()).isEqualTo(-250);
        assertThat(bank.content().digest()).isEqualTo(before);
        assertThat(bank.rows("select count(*) from batch")).containsExactly("1");
        assertThat(bank.rows("select count(*) from undoing")).containsExactly("0");
    }

    @Test
    void who_was_one_by_an_identity_of_the_batch_alone_is_two_again_and_one_when_it_comes_back() throws Exception {
        // Two senders know somebody without a document; the third names both facts, and joins them.
        bank.delta(OTHER, 60, List.of(row("1", "N1", "上官婉儿", "2001-03-05", "", "MA1")));
        bank.delta("c", 60, List.of(row("2", "", "上官婉儿", "2001-03-05", "D2", "MA2")));
        List<String> apart = bank.rows(MEMBERS);
        String before = bank.content().digest();
        bank.delta(SENDER, 60, List.of(row("3", "X3", "上官婉儿", "2001-03-05", "D2", "MA3")));
        String after = bank.content().digest();

        run().apply(3, false);
        assertThat(bank.content().digest()).isEqualTo(before);
        assertThat(bank.rows(MEMBERS)).isEqualTo(apart);
        assertThat(bank.rows("select count(*) from retired_identity")).containsExactly("1");

        run().apply(3, true);
        assertThat(bank.content().digest()).isEqualTo(after);
        assertThat(bank.rows("select count(*) from retired_identity")).containsExactly("0");
    }

    @Test
    void who_was_one_by_a_training_that_the_batch_reported_is_two_until_it_comes_back() throws Exception {
        PartialDate begin = PartialDate.day(LocalDate.of(2024, 4, 1));
        Row welding = Row.training("1", "", "Welding", begin).learner("", "张伟", "2001-03-05", "");
        bank.delta(OTHER, 60, List.of(welding));
        bank.delta(SENDER, 60, List.of(welding.title("Baking")));
        bank.delta(SENDER, 60, List.of(welding));
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 1");

        run().apply(3, false);
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 2");
        run().apply(3, true);
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 1");
    }

    @Test
    void what_a_later_delta_said_of_the_same_keys_stays() throws Exception {
        bank.delta(OTHER, 60, List.of(wang("1", "MA1"), wang("2", "MA2"), wang("3", "MA3")));
        bank.delta(OTHER, 60, List.of(wang("1", "MB1"), wang("2", "MB2"), wang("4", "MB4")));
        bank.delta(OTHER, 60, List.of(wang("1", "MC1"), Row.takeBack("2")));

        UndoReport undone = run().apply(2, false);

        assertThat(undone.reversed()).isEqualTo(new Reversed(1, 0, 2));
        assertThat(bank.rows("select code from claim where ended_batch is null order by 1"))
                .containsExactly("MA3", "MC1");
    }

    @Test
    void a_full_delivery_is_taken_back_only_as_the_last_and_what_is_undone_does_not_count_as_later() throws Exception {
        bank.full(SENDER, 70, List.of(wang("1", "MA1")));
        bank.full(SENDER, 70, List.of(wang("1", "MB1")));

        assertThatThrownBy(() -> run().apply(1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch 2 has brought a later full delivery of " + SENDER
                        + ", which says all that batch 1 said or no longer says; take back batch 2 first");
        run().apply(2, false);
        run().apply(1, false);
        assertThat(bank.rows(LIVE)).isEmpty();
        assertThatThrownBy(() -> run().apply(1, false)).hasMessage("batch 1 was taken back already, by batch 4");
        run().apply(1, true);
        assertThatThrownBy(() -> run().apply(1, true)).hasMessage("batch 1 stands; there is nothing to bring back");
        assertThat(bank.rows("select code from claim where ended_batch is null"))
                .containsExactly("MA1");
    }

    @Test
    void what_no_sender_has_brought_cannot_be_taken_back() throws Exception {
        bank.delta(OTHER, 60, List.of(row("1", "N1", "欧阳晓华", "2001-03-05", "D1", "MA1")));
        bank.delta("c", 60, List.of(row("2", "X9", "OUYANG XIAOHUA", "2001-03-05", "", "MA2")));
        var review = new ReviewRun(centre, Sources.learners(Path.of("")), Sources.rules(Path.of("")), College.DAY);
        review.decide(new Pair(1, 2), true, "qian");

        assertThatThrownBy(() -> run().apply(3, false))
                .hasMessage("batch 3 is of 'review', which has no job file: only what a sender has brought can be"
                        + " taken back");
        assertThatThrownBy(() -> run().apply(9, false)).hasMessage("there is no batch 9");
    }

    @Test
    void whom_a_decision_is_about_stays_who_he_is_though_nobody_names_him_any_more() throws Exception {
        bank.delta(OTHER, 60, List.of(row("1", "N1", "欧阳晓华", "2001-03-05", "D1", "MA1")));
        bank.delta(SENDER, 60, List.of(row("2", "X9", "OUYANG XIAOHUA", "2001-03-05", "", "MA2")));
        var review = new ReviewRun(centre, Sources.learners(Path.of("")), Sources.rules(Path.of("")), College.DAY);
        review.decide(new Pair(1, 2), true, "qian");
        String decided = bank.content().digest();

        run().apply(2, false);

        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 1");
        assertThat(bank.rows("select count(*) from record where live")).containsExactly("1");
        run().apply(2, true);
        assertThat(bank.rows(MEMBERS)).containsExactly("1 1", "2 1");
        assertThat(bank.content().digest()).isEqualTo(decided);
    }

    @Test
    void the_same_delivery_is_new_after_its_batch_was_taken_back_and_gives_the_same_digest() throws Exception {
        college.offer(80, 90);
        try (Bank runs = college.open()) {
            RunReport first = college.nightly(runs);
            assertThat(first.state()).isEqualTo("sealed");
            String digest = bank.content().digest();
            run().apply(first.batchId(), false);
            assertThat(college.line(first.run()).state()).isEqualTo("undone");
            assertThat(bank.rows("select count(*) from identity")).containsExactly("0");

            RunReport second = runs.runs().nightly(College.source(), College.DAY, Progress.SILENT);

            assertThat(second.state()).isEqualTo("sealed");
            assertThat(second.counts().fresh()).isEqualTo(2);
            assertThat(bank.content().digest()).isEqualTo(digest);
            assertThatThrownBy(() -> run().apply(first.batchId(), true)).hasMessageContaining("nothing to bring back");
        }
    }

    @Test
    void whom_only_the_batch_named_has_the_old_number_back_when_a_sender_names_him_again() throws Exception {
        bank.full(SENDER, 70, List.of(wang("1", "MA1"), li("2", "MA1"), zhao("3", "MA1")));
        List<String> members = bank.rows(MEMBERS);
        List<String> records = bank.rows(RECORDS);
        List<String> keys = bank.rows(KEYS);
        String digest = bank.content().digest();
        run().apply(1, false);
        assertThat(bank.rows("select count(*) from retired_identity")).containsExactly("3");
        // Another sender names zhao by her document: a new identity of the same person.
        bank.delta(OTHER, 60, List.of(row("9", "Z9", "赵敏", "2000-12-12", "D3", "MB1")));
        assertThat(bank.rows("select learner_id from membership where until_batch is null"))
                .containsExactly("3");

        bank.full(SENDER, 70, List.of(wang("1", "MA1"), li("2", "MA1"), zhao("3", "MA1")));

        assertThat(bank.rows(
                        "select identity_id, learner_id from membership where until_batch is null and identity_id <= 3"
                                + " order by 1"))
                .isEqualTo(members);
        assertThat(bank.rows("select count(*) from learner")).containsExactly("3");
        assertThat(bank.rows("select identity_id, retired_batch, revived_batch from revival order by 1"))
                .containsExactly("1 2 4", "2 2 4", "3 2 4");
        assertThat(bank.rows("select count(*) from retired_identity")).containsExactly("0");
        run().apply(3, false);
        assertThat(bank.content().digest()).isEqualTo(digest);
        assertThat(bank.rows(MEMBERS)).isEqualTo(members);
        assertThat(bank.rows(RECORDS)).isEqualTo(records);
        assertThat(bank.rows(KEYS)).isEqualTo(keys);

        run().apply(4, false);
        run().apply(4, true);
        assertThat(bank.rows(MEMBERS))
                .as("retired a second time and brought back")
                .isEqualTo(members);
        assertThat(bank.content().digest()).isEqualTo(digest);
    }

    @Test
    void a_preview_lists_the_records_that_people_have_redeemed_disputed_and_corrected() throws Exception {
        bank.convert(Sources.rules(Path.of("")));
        PartialDate day = PartialDate.day(College.DAY);
        bank.delta(
                OTHER,
                60,
                List.of(
                        Row.training("k1", "D1", "Welding", day)
                                .end(day)
                                .on(College.DAY)
                                .hours(6_400),
                        Row.training("k2", "D2", "Welding", day)
                                .end(day)
                                .on(College.DAY)
                                .hours(6_400),
                        Row.training("k3", "D3", "Welding", day)
                                .end(day)
                                .on(College.DAY)
                                .hours(6_400)));
        centre.seals().sealWaiting();
        var registry = new RegistryRun(centre, Office.institutions(), College.DAY, "qian");
        registry.redeem(1, "welding", Set.of());
        registry.dispute(2, "the hours are doubted");

        UndoReport preview = run().preview(1, false);

        assertThat(preview.effect().ended()).isEqualTo(3);
        assertThat(preview.touched().redeemed()).containsExactly(1L);
        assertThat(preview.touched().disputed()).containsExactly(2L);
        assertThat(preview.touched().corrected()).isEmpty();
        assertThat(UndoText.of(preview, Shell.here(Path.of("data"), Path.of(""))))
                .contains("redeemed  1 of these records: 1")
                .contains("disputed  1 of these records: 2");
    }

    @Test
    void rows_that_a_later_delta_has_repeated_unchanged_keep_their_batch_from_being_taken_back() throws Exception {
        bank.delta(OTHER, 60, List.of(wang("1", "MA1"), wang("2", "MA2")));
        bank.delta(OTHER, 60, List.of(wang("1", "MA1")));

        assertThatThrownBy(() -> run().apply(1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch 2 of " + OTHER + " came later and repeated rows unchanged, which rest on what came"
                        + " before; take back batch 2 first");
        run().apply(2, false);
        run().apply(1, false);
        assertThat(bank.rows(LIVE)).isEmpty();
    }

    @Test
    void a_run_number_of_one_source_never_opens_a_batch_of_another() throws Exception {
        bank.delta(OTHER, 60, List.of(wang("1", "MA1")));
        try (Connection connection = college.connect()) {
            assertThatThrownBy(() -> Batches.open(connection, "undo", College.DAY, 1, "test"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("run 1 is of another source than undo");
        }
        assertThat(bank.rows("select epoch from batch")).containsExactly("1");
    }

    @Test
    void a_batch_whose_source_is_running_waits() throws Exception {
        bank.full(SENDER, 70, List.of(wang("1", "MA1")));
        short source = (short) college.count("select source_id from source where name = '" + SENDER + "'");
        try (SourceLock held = SourceLock.take(centre, source).orElseThrow()) {
            assertThat(held.tenure()).isNotNull();
            assertThatThrownBy(() -> run().apply(1, false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a run of " + SENDER + " is going on; try again when it has ended");
        }
        run().apply(1, false);
        assertThat(bank.rows(LIVE)).isEmpty();
    }

    @Test
    void what_a_crash_has_left_unsealed_is_sealed_with_both_leaves() throws Exception {
        bank.full(SENDER, 70, List.of(wang("1", "MA1")));
        run().apply(1, false);
        college.change("delete from seal_leaf where batch_id = 2");
        college.change("update batch set state = 'credited' where batch_id = 2");

        centre.seals().sealWaiting();

        assertThat(bank.rows("select type, position is null from seal_leaf where batch_id = 2 order by leaf_id"))
                .containsExactly("batch f", "withdrawal f");
        assertThat(bank.rows("select state from batch where batch_id = 2")).containsExactly("sealed");
    }

    private UndoRun run() throws Exception {
        centre.seals().sealWaiting();
        List<Source> sources = Sources.load(Path.of(""));
        return new UndoRun(centre, sources, College.DAY);
    }

    private static Batch batch(UndoReport report) {
        return Objects.requireNonNull(report.by());
    }

    private static Row wang(String key, String code) {
        return row(key, "N1", "王小明", "2001-03-05", "D1", code);
    }

    private static Row li(String key, String code) {
        return row(key, "N2", "李文静", "1999-01-02", "D2", code);
    }

    private static Row zhao(String key, String code) {
        return row(key, "N3", "赵敏", "2000-12-12", "D3", code);
    }

    private static Row row(String key, String number, String name, String birth, String document, String code) {
        return Row.course(key, "", code).learner(number, name, birth, document);
    }
}
