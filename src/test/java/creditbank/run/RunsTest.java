package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.batch.release.Releases;
import creditbank.credit.BankDigest;
import creditbank.database.StoreTest;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs of one source, one after the other: what fails, is refused or is told to stop is rerun and goes on where it was. */
@StoreTest
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunsTest {
    /** Three pages of a delivery. */
    private static final int THREE_PAGES = 12_000;

    @TempDir
    private Path work;

    private College college;
    private Bank bank;

    @BeforeEach
    void open() throws Exception {
        college = new College(work);
        bank = college.open();
    }

    @AfterEach
    void close() {
        bank.close();
        college.close();
    }

    @Test
    void a_source_that_cannot_be_reached_fails_at_pull_with_its_cause_and_completes_when_rerun() throws Exception {
        RunReport failed = college.nightly(bank);

        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.step()).isEqualTo("pull");
        assertThat(failed.cause()).isEqualTo("school-jwxt at " + work.resolve("drop") + ": listing: no such folder");
        assertThat(college.line(failed.run()))
                .extracting(RunLine::state, RunLine::step, RunLine::cause, RunLine::rerunnable)
                .containsExactly("failed", "pull", failed.cause(), true);

        college.offer(80);
        RunReport again = bank.runs().rerun(failed.run(), College.sources(), Progress.SILENT);

        assertThat(again.state()).isEqualTo("sealed");
        assertThat(again.run()).isEqualTo(failed.run());
        assertThat(college.line(failed.run()))
                .extracting(RunLine::state, RunLine::step, RunLine::cause, RunLine::rerunnable)
                .containsExactly("sealed", "", "", false);
        assertThat(college.count("select count(*) from batch")).isEqualTo(1);
    }

    @Test
    void a_return_to_an_earlier_file_is_a_change_back_and_the_same_file_twice_is_nothing_new() throws Exception {
        college.offer(80, 90);
        assertThat(college.nightly(bank).counts().fresh()).isEqualTo(2);
        String first = digest();
        college.offer(81, 90);
        assertThat(college.nightly(bank).counts())
                .satisfies(counts -> assertThat(counts.changed()).isEqualTo(1))
                .satisfies(counts -> assertThat(counts.unchanged()).isEqualTo(1));
        assertThat(digest()).isNotEqualTo(first);
        college.offer(80, 90);
        RunReport back = college.nightly(bank);
        RunReport twice = college.nightly(bank);

        assertThat(back.state()).isEqualTo("sealed");
        assertThat(back.counts().changed()).isEqualTo(1);
        assertThat(digest()).isEqualTo(first);
        assertThat(twice.state()).isEqualTo("nothing-new");
        assertThat(twice.run()).isNotEqualTo(back.run());
        assertThat(college.count("select count(*) from seal_leaf where position is not null"))
                .isEqualTo(3);
        assertThat(college.count("select count(distinct digest) from delivery")).isEqualTo(2);
        assertThat(college.count("select count(*) from landed_object")).isEqualTo(2);
    }

    @Test
    void a_lookup_table_of_a_process_that_died_behind_the_last_page_goes_when_the_batch_is_sealed() throws Exception {
        college.offer(80, 90);
        college.change("create unlogged table staging.lookup_1 (key uuid)");
        college.change("create unlogged table staging.lookup_2 (key uuid)");

        assertThat(college.nightly(bank).state()).isEqualTo("sealed");

        assertThat(college.count("select count(*) from pg_tables where tablename = 'lookup_1'"))
                .isZero();
        assertThat(college.count("select count(*) from pg_tables where tablename = 'lookup_2'"))
                .isEqualTo(1);
    }

    @Test
    void a_delivery_with_too_many_refused_rows_leaves_no_staging_and_is_staged_anew_when_rerun() throws Exception {
        college.offer(80, 999, 90);
        RunReport refused = bank.runs().nightly(College.within(100, 500), College.DAY, Progress.SILENT);

        assertThat(refused.state()).isEqualTo("refused");
        assertThat(refused.step()).isEqualTo("credit");
        assertThat(refused.cause())
                .isEqualTo("delivery 1 delivery.refusal-limit: '1 of 3 rows refused', expected at most 5.00 %");
        assertThat(college.line(refused.run()))
                .extracting(RunLine::state, RunLine::step, RunLine::cause, RunLine::rerunnable)
                .containsExactly("held", "credit", refused.cause(), true);
        assertThat(college.stagingTables()).isZero();

        RunReport again = bank.runs().rerun(refused.run(), List.of(College.within(100, 5000)), Progress.SILENT);

        assertThat(again.state()).isEqualTo("sealed");
        assertThat(again.rows()).isEqualTo(3);
        assertThat(again.refused()).isEqualTo(1);
        assertThat(again.counts().fresh()).isEqualTo(2);
        assertThat(college.stagingTables()).isZero();
    }

    @Test
    void a_run_that_was_refused_twice_is_staged_anew_twice() throws Exception {
        college.offer(80, 81, 82, 83);
        college.nightly(bank);
        college.offer(80, 81);
        RunReport refused = college.nightly(bank);
        assertThat(refused.cause())
                .isEqualTo(
                        "delivery delivery.withdrawal-limit: '2 of 4 live claims withdrawn', expected at most 1.00 %");

        RunReport still = bank.runs().rerun(refused.run(), College.sources(), Progress.SILENT);
        assertThat(still.state()).isEqualTo("refused");
        assertThat(still.cause()).isEqualTo(refused.cause());

        RunReport again = bank.runs().rerun(refused.run(), List.of(College.within(6000, 500)), Progress.SILENT);
        assertThat(again.state()).isEqualTo("sealed");
        assertThat(again.counts().missing()).isEqualTo(2);
        assertThat(college.count("select count(*) from finding")).isZero();
    }

    @Test
    void a_run_that_a_limit_holds_passes_once_a_person_has_released_it_and_the_limit_holds_the_next_one()
            throws Exception {
        college.offer(80, 81, 82, 83);
        college.nightly(bank);
        college.offer(80, 81);
        RunReport held = college.nightly(bank);
        assertThat(held.limited()).isTrue();
        assertThat(college.line(held.run()).held()).isTrue();

        try (Connection connection = college.connect()) {
            Releases.add(connection, held.batchId(), "qian", "a campus was closed");
            assertThatThrownBy(() -> Releases.add(connection, held.batchId(), "zhao", "so it was"))
                    .hasMessageStartingWith("batch " + held.batchId() + " was released already, by qian at ");
            assertThatThrownBy(() -> Releases.add(connection, held.batchId() - 1, "qian", "why not"))
                    .hasMessage("batch " + (held.batchId() - 1)
                            + " is not held by a limit of its job file, so there is nothing to release");
        }
        RunReport again = bank.runs().rerun(held.run(), College.sources(), Progress.SILENT);
        assertThat(again.state()).isEqualTo("sealed");
        assertThat(again.counts().missing()).isEqualTo(2);

        college.offer(80);
        assertThat(college.nightly(bank).limited()).isTrue();
    }

    @Test
    void no_run_begins_where_the_disk_has_less_room_than_the_settings_ask_for() throws Exception {
        college.offer(80);
        try (Centre full = college.centre(Map.of("disk.minimum-free", "999999999"))) {
            RunReport report = Bank.open(full).runs().nightly(College.source(), College.DAY, Progress.SILENT);
            assertThat(report.state()).isEqualTo("failed");
            assertThat(report.cause())
                    .matches("the disk of .* has [\\d,]+ MiB free, expected 999,999,999 \\(disk.minimum-free\\):"
                            + " nothing was begun, make room and run it again");
        }
        assertThat(college.count("select count(*) from batch")).isZero();
        assertThat(college.nightly(bank).state()).isEqualTo("sealed");
    }

    @Test
    void a_run_that_is_told_to_stop_ends_behind_a_page_and_goes_on_there() throws Exception {
        college.offer(scores(THREE_PAGES));
        college.change("create function slow() returns trigger language plpgsql as"
                + " 'begin perform pg_sleep(0.5); return new; end'");
        college.change("create trigger slow before update of rows on batch for each row execute function slow()");
        CompletableFuture<RunReport> running = CompletableFuture.supplyAsync(() -> nightly(bank, Progress.SILENT));
        await(() -> college.count("select coalesce(max(rows), 0) from batch") > 0);
        bank.runs().stop();
        RunReport stopped = running.join();

        assertThat(stopped.state()).isEqualTo("interrupted");
        assertThat(stopped.step()).isEqualTo("stage");
        assertThat(stopped.cause()).isEqualTo("its process was told to stop");
        long rows = college.count("select rows from batch");
        assertThat(rows).isBetween(4_000L, 8_000L);
        assertThat(college.line(stopped.run()))
                .extracting(RunLine::state, RunLine::rerunnable)
                .containsExactly("interrupted", true);
        assertThat(nightly(bank, Progress.SILENT).state()).isEqualTo("interrupted");

        college.change("drop trigger slow on batch");
        List<String> said = new ArrayList<>();
        try (Bank next = college.open()) {
            RunReport rest = nightly(next, (source, message) -> said.add(message));
            assertThat(rest.state()).isEqualTo("sealed");
            assertThat(rest.run()).isEqualTo(stopped.run());
            assertThat(rest.counts().fresh()).isEqualTo(THREE_PAGES);
        }
        assertThat(said).contains("staging goes on behind row " + rows);
    }

    @Test
    void a_restart_goes_on_behind_the_last_page_whatever_the_clocks_of_its_machines_say() throws Exception {
        int[] scores = scores(THREE_PAGES);
        scores[5_000] = 999;
        scores[9_000] = 999;
        college.offer(scores);
        TimeZone usual = TimeZone.getDefault();
        try {
            college.change("alter table refusal add constraint broken check (ordinal < 5000)");
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            RunReport second = college.nightly(bank);
            assertThat(second.step()).isEqualTo("stage");
            assertThat(second.cause())
                    .isEqualTo("the database refused (23514): ERROR: new row for relation \"refusal\" violates check"
                            + " constraint \"broken\"");
            college.change("alter table refusal drop constraint broken, add constraint broken check (ordinal < 9000)");
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Pago_Pago"));
            assertThat(college.nightly(bank).step()).isEqualTo("stage");
        } finally {
            TimeZone.setDefault(usual);
        }
        college.change("alter table refusal drop constraint broken");
        RunReport last = college.nightly(bank);

        assertThat(college.count("select count(*) from batch_step_execution where exit_code = 'FAILED'"))
                .isEqualTo(2);
        assertThat(college.count("select count(*) from batch_step_execution where exit_message <> ''"))
                .as("stack traces, which may quote data")
                .isZero();
        assertThat(last.state()).isEqualTo("sealed");
        assertThat(last.rows()).isEqualTo(THREE_PAGES);
        assertThat(last.counts().fresh()).isEqualTo(THREE_PAGES - 2);
        assertThat(last.counts().duplicate()).isZero();
        assertThat(college.count("select count(*) from batch_step_execution where step_name = 'stage'"))
                .isEqualTo(3);
    }

    @Test
    void an_unknown_run_cannot_be_rerun() {
        assertThatThrownBy(() -> bank.runs().rerun(4711, College.sources(), Progress.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no run 4711");
    }

    private static RunReport nightly(Bank bank, Progress progress) {
        try {
            return bank.runs().nightly(College.source(), College.DAY, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private String digest() throws Exception {
        try (Connection connection = college.connect()) {
            connection.setAutoCommit(false);
            return BankDigest.compute(connection).digest();
        }
    }

    private static int[] scores(int count) {
        int[] scores = new int[count];
        Arrays.setAll(scores, i -> 60 + i % 40);
        return scores;
    }
}
