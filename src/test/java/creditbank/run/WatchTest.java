package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.batch.beat.Again;
import creditbank.batch.beat.Heartbeat;
import creditbank.cli.report.RunText;
import creditbank.database.StoreTest;
import creditbank.run.centre.Progress;
import creditbank.run.source.Source;
import creditbank.run.watch.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said of runs while they run, and of those whose processes are dead, stopped or asleep. */
@StoreTest
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchTest {
    private static final int THREE_PAGES = 12_000;
    /** What whoever writes the bank holds. */
    private static final long BANK_WRITER = 0x6261_6e6bL;

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
    void a_run_whose_process_is_killed_is_found_dead_within_seconds_marked_and_goes_on() throws Exception {
        college.offer(80, 90);
        Process process = Sleeper.start(college, work, "crediting", work.resolve("never"));
        try (var lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("there");
            assertThat(new Watch(bank.centre()).look()).as("it lives").isEmpty();
            assertThat(college.line(1).state()).isEqualTo("running");
        } finally {
            process.destroyForcibly().waitFor();
        }
        Instant killed = Instant.now();
        await(() -> new Watch(bank.centre()).look().equals(List.of(1L)));

        assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(college.line(1))
                .extracting(RunLine::state, RunLine::step, RunLine::cause, RunLine::seen)
                .containsExactly("interrupted", "credit", "its process ended before it did", null);
        assertThat(college.count(
                        "select count(*) from batch_job_execution where status in ('STARTING', 'STARTED', 'STOPPING')"))
                .isZero();
        assertThat(college.count("select count(*) from advance where ended = 'died'"))
                .isEqualTo(1);
        assertThat(new Watch(bank.centre()).look()).as("marked once").isEmpty();

        RunReport again = college.nightly(bank);
        assertThat(again.state()).isEqualTo("sealed");
        assertThat(again.run()).isEqualTo(1);
        assertThat(again.again()).isEqualTo(new Again(2, 0, 2, 2));
        assertThat(college.line(1).completed()).isTrue();
    }

    @Test
    void a_process_that_is_stopped_for_longer_than_its_heartbeat_is_taken_over_and_commits_nothing_when_it_wakes()
            throws Exception {
        college.offer(80, 90);
        Path goOn = work.resolve("go-on");
        Process process = Sleeper.start(college, work, "crediting", goOn);
        try (var lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("there");
            Sleeper.signal(process, "STOP");
            assertThat(college.nightly(bank).state()).as("not silent yet").isEqualTo("running-elsewhere");
            await(() -> college.line(1).state().equals("interrupted"));
            assertThat(college.line(1).cause())
                    .startsWith("its process has the source but was last seen alive at ")
                    .endsWith("; the next run takes it over");

            RunReport sealed = college.nightly(bank);
            assertThat(sealed.state()).as(sealed.cause()).isEqualTo("sealed");
            assertThat(sealed.run()).isEqualTo(1);

            Files.createFile(goOn);
            Sleeper.signal(process, "CONT");
            // Its sessions are gone; what it tries again it finds done.
            assertThat(lines.readLine()).isEqualTo("sealed: ");
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }

        assertThat(college.count("select count(*) from record_version")).isEqualTo(2);
        assertThat(college.count("select count(*) from seal_leaf where type = 'batch'"))
                .isEqualTo(1);
        assertThat(college.count("select count(*) from batch")).isEqualTo(1);
        assertThat(Heartbeat.PATIENCE).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void one_that_waits_for_the_bank_is_said_to_wait_and_its_heart_beats() throws Exception {
        college.offer(80);
        CompletableFuture<RunReport> run;
        try (Connection other = college.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + BANK_WRITER + ")");
            run = CompletableFuture.supplyAsync(() -> bank.runs().nightly(source(), College.DAY, Progress.SILENT));
            await(() -> college.count("select count(*) from advance where stage = 'wait'") == 1);

            RunLine waiting = college.line(1);
            assertThat(waiting.state()).isEqualTo("waiting");
            assertThat(waiting.rerunnable()).isFalse();
            assertThat(waiting.completed()).isFalse();
            assertThat(waiting.again()).isEqualTo(new Again(1, 0, 1, 0));
            assertThat(RunText.seen(waiting)).startsWith("waits for the bank, which another run has since ");
            Instant seen = waiting.seen();
            await(() -> !String.valueOf(college.line(1).seen()).equals(String.valueOf(seen)));
            other.rollback();
        }
        assertThat(run.join().state()).isEqualTo("sealed");
        assertThat(college.line(1))
                .extracting(RunLine::state, RunLine::completed, RunLine::seen)
                .containsExactly("sealed", true, null);
    }

    private static Source source() {
        try {
            return College.source();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_a_rerun_does_again_is_counted_and_is_one_page_or_the_one_credit_transaction() throws Exception {
        int[] scores = new int[THREE_PAGES];
        Arrays.fill(scores, 80);
        scores[5_000] = 999;
        college.offer(scores);
        college.change("alter table refusal add constraint broken check (ordinal < 5000)");
        RunReport failed = college.nightly(bank);
        assertThat(failed.step()).isEqualTo("stage");
        assertThat(failed.again()).isEqualTo(new Again(8_000, 0, 0, 0));
        college.change("alter table refusal drop constraint broken");
        college.change("alter table record_version add constraint broken check (version < 0)");

        RunReport staged = college.nightly(bank);
        assertThat(staged.step()).isEqualTo("credit");
        assertThat(staged.again()).isEqualTo(new Again(12_000, 4_000, 12_000, 0));
        assertThat(staged.again().readShare()).isEqualByComparingTo("33.33");
        college.change("alter table record_version drop constraint broken");

        RunReport sealed = college.nightly(bank);
        assertThat(sealed.state()).isEqualTo("sealed");
        assertThat(sealed.again()).isEqualTo(new Again(12_000, 4_000, 12_000, 12_000));
        assertThat(sealed.again().creditedShare()).isEqualByComparingTo("100");
        assertThat(college.line(sealed.run()).again()).isEqualTo(sealed.again());
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
