package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.database.StoreTest;
import creditbank.map.Mapping;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import creditbank.run.replay.Repetition;
import creditbank.run.replay.RepetitionReport;
import creditbank.run.replay.Replay;
import creditbank.run.source.JobFile;
import creditbank.run.source.Limits;
import creditbank.run.source.Source;
import creditbank.run.undo.UndoRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past deliveries, repeated with today's files. */
@StoreTest
class RepetitionTest {
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
    }

    @AfterEach
    void close() {
        centre.close();
        college.close();
    }

    @Test
    void a_run_is_repeated_with_the_mapping_of_today_in_a_sealed_batch_after_a_preview_that_says_the_same()
            throws Exception {
        college.offer(80, 90, 101);
        Source today = changed("(?m)^      credits: 学分$", "      credits: 总学时");
        RunReport first = night(source(true), 0);
        assertThat(first.refused()).isEqualTo(1);
        String before = bank.content().digest();

        RepetitionReport preview = new Repetition(centre, List.of(today)).preview(first.run());

        assertThat(preview.by()).isNull();
        assertThat(preview.refused()).isEqualTo(1);
        assertThat(preview.counts().changed()).isEqualTo(2);
        assertThat(preview.credited().fresh()).isZero();
        assertThat(preview.credited().changed()).isEqualTo(2);
        assertThat(preview.credited().ended()).isZero();
        assertThat(preview.credits()).as("twice from 2.50 to 40.00").isEqualTo(7_500);
        assertThat(bank.content().digest()).isEqualTo(before);
        assertThat(bank.rows("select count(*) from batch")).containsExactly("1");

        RepetitionReport done = new Repetition(centre, List.of(today)).apply(first.run());

        Batch by = Objects.requireNonNull(done.by());
        assertThat(by.state()).isEqualTo(BatchState.SEALED);
        assertThat(by.handle().source()).isEqualTo("school-jwxt");
        assertThat(done.counts()).isEqualTo(preview.counts());
        assertThat(done.credited().digest()).isEqualTo(preview.credited().digest());
        assertThat(bank.rows("select count(*) from record where live")).containsExactly("2");
        assertThat(bank.rows("select count(*) from refusal where batch_id = "
                        + by.handle().id()))
                .containsExactly("1");
        assertThat(bank.rows("select repeats from batch where batch_id = "
                        + by.handle().id()))
                .containsExactly("1");
        assertThat(bank.rows("select type from seal_leaf where position is not null and batch_id = "
                        + by.handle().id()))
                .containsExactly("batch");
        assertThat(college.stagingTables()).isZero();

        // The night after has the same file and the same mapping: nothing is new.
        assertThat(night(today, 1).state()).isEqualTo("nothing-new");
        assertThat(new Replay(centre).asItWas(by.run()).same()).isTrue();
        undo(by.handle().id());
        assertThat(bank.content().digest()).isEqualTo(before);
    }

    @Test
    void rows_that_later_deliveries_changed_are_left_out_and_the_later_delivery_stays_the_last_applied()
            throws Exception {
        college.offer(80, 90);
        RunReport first = night(source(false), 0);
        college.offer(81);
        RunReport second = night(source(false), 1);
        assertThat(second.counts().changed()).isEqualTo(1);
        Source trusted = changed("(?m)^trust: \\d+$", "trust: 11");
        Source delta = new Source(
                source(false).job(), trusted.route(), trusted.mapping(), trusted.learners(), trusted.rules());

        RepetitionReport done = new Repetition(centre, List.of(delta)).apply(first.run());

        assertThat(done.left()).isEqualTo(1);
        assertThat(done.counts().changed()).as("the trust is another").isEqualTo(1);
        assertThat(bank.rows("select score_hundredths from claim where ended_batch is null order by 1"))
                .containsExactly("8100", "9000");
        assertThat(centre.deliveries().lastApplied("school-jwxt"))
                .hasValueSatisfying(last -> assertThat(last.batchId()).isEqualTo(second.batchId()));
        Batch by = Objects.requireNonNull(done.by());
        assertThat(new Replay(centre).asItWas(by.run()).same()).isTrue();
    }

    @Test
    void what_later_deliveries_rest_on_or_what_changed_nothing_is_refused_with_the_reason() throws Exception {
        college.offer(80, 90);
        RunReport first = night(source(true), 0);
        RunReport nothing = night(source(true), 1);
        college.offer(80, 95);
        RunReport second = night(source(true), 2);

        Repetition repetition = new Repetition(centre, List.of(source(true)));
        assertThatThrownBy(() -> repetition.preview(first.run()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch " + second.batchId() + " of school-jwxt came later and rests on what run "
                        + first.run() + " has brought; repeat the run of that batch");
        assertThatThrownBy(() -> repetition.preview(nothing.run()))
                .hasMessage("run " + nothing.run() + " is nothing-new and has changed nothing that could be repeated");
        assertThatThrownBy(() -> repetition.preview(99)).hasMessage("there is no run 99");
        undo(second.batchId());
        assertThatThrownBy(() -> repetition.preview(second.run()))
                .hasMessageStartingWith("run " + second.run() + " was taken back by batch ");
        assertThat(repetition.apply(first.run()).counts().unchanged()).isEqualTo(2);
        assertThat(repetition.preview(first.run()).counts().unchanged())
                .as("its own repetition does not rest on it")
                .isEqualTo(2);
    }

    private RunReport night(Source source, int days) throws Exception {
        try (Bank runs = college.open()) {
            RunReport report = runs.runs().nightly(source, College.DAY.plusDays(days), Progress.SILENT);
            assertThat(report.good()).as(report.cause()).isTrue();
            return report;
        }
    }

    private void undo(long batch) throws Exception {
        new UndoRun(centre, College.sources(), College.DAY).apply(batch, false);
    }

    /** The college's source with full or delta deliveries, whatever they refuse and withdraw. */
    private static Source source(boolean full) throws Exception {
        Source source = College.source();
        JobFile job = source.job();
        return new Source(
                new JobFile(
                        job.source(),
                        job.route(),
                        job.mapping(),
                        job.schedule(),
                        job.zone(),
                        full,
                        new Limits(10_000, 10_000),
                        job.window()),
                source.route(),
                source.mapping(),
                source.learners(),
                source.rules());
    }

    private static Source changed(String what, String to) throws Exception {
        Source source = source(true);
        String file = source.mapping().file().replaceFirst(what, to);
        assertThat(file).isNotEqualTo(source.mapping().file());
        return new Source(
                source.job(),
                source.route(),
                Mapping.parse("mappings/school-jwxt.yaml", file),
                source.learners(),
                source.rules());
    }
}
