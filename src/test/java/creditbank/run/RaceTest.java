package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.database.Database;
import creditbank.database.StoreTest;
import creditbank.run.centre.Progress;
import creditbank.run.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several who run one source, or many sources, at the same moment. */
@StoreTest
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RaceTest {
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
    void of_sixteen_in_two_processes_who_ask_for_one_failed_run_exactly_one_executes_it() throws Exception {
        RunReport failed = college.nightly(bank);
        college.offer(80);
        Path goOn = work.resolve("go-on");
        List<String> states = Collections.synchronizedList(new ArrayList<>());
        Semaphore answers = new Semaphore(0);
        Process other = Contenders.start(college, work, failed.run(), goOn);
        try (var lines = other.inputReader();
                var start = other.outputWriter();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            assertThat(lines.readLine()).isEqualTo("ready");
            start.write("go\n");
            start.flush();
            Future<?> here = threads.submit(() -> {
                Contenders.ask(bank, failed.run(), goOn, state -> {
                    states.add(state);
                    answers.release();
                });
                return null;
            });
            Future<?> there = threads.submit(() -> {
                for (String state = lines.readLine(); state != null; state = lines.readLine()) {
                    states.add(state);
                    answers.release();
                }
                return null;
            });
            assertThat(answers.tryAcquire(2 * Contenders.THREADS - 1, 1, TimeUnit.MINUTES))
                    .as("answered: %s", states)
                    .isTrue();
            assertThat(states).containsOnly("running-elsewhere");
            assertThat(college.line(failed.run()).state()).isEqualTo("running");
            Files.createFile(goOn);
            here.get();
            there.get();
        } finally {
            other.destroyForcibly().waitFor();
        }

        assertThat(states).hasSize(2 * Contenders.THREADS).endsWith("sealed");
        assertThat(college.count("select count(*) from batch_job_execution")).isEqualTo(2);
        assertThat(college.count("select count(*) from batch")).isEqualTo(1);
        assertThat(college.line(failed.run()).state()).isEqualTo("sealed");
    }

    @Test
    void one_that_wakes_up_in_the_midst_of_crediting_after_another_took_over_commits_nothing() throws Exception {
        college.offer(80, 90);
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        CompletableFuture<RunReport> zombie = running(bank, "crediting", asleep, wake);
        asleep.await();
        college.loseSessions();
        try (Bank other = college.open()) {
            RunReport sealed = college.nightly(other);
            assertThat(sealed.state()).isEqualTo("sealed");
            assertThat(sealed.counts().fresh()).isEqualTo(2);

            wake.countDown();
            assertThat(zombie.join().state())
                    .as("it tries again, and finds its run ended")
                    .isEqualTo("sealed");
            assertThat(college.line(sealed.run()).state()).isEqualTo("sealed");
            assertThat(college.nightly(other).state()).isEqualTo("nothing-new");
        }
        assertThat(college.count("select count(*) from record_version")).isEqualTo(2);
        assertThat(college.count("select count(*) from seal_leaf")).isEqualTo(1);
    }

    @Test
    void one_that_wakes_up_after_another_took_over_and_failed_does_not_keep_the_run_from_its_rerun() throws Exception {
        college.offer(80, 90);
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        CompletableFuture<RunReport> zombie = running(bank, "sealing", asleep, wake);
        asleep.await();
        college.loseLock();
        try (Bank other = college.open()) {
            college.change("alter table seal_leaf add constraint broken check (type <> 'batch')");
            RunReport failed = college.nightly(other);
            assertThat(failed.state()).isEqualTo("failed");
            assertThat(failed.step()).isEqualTo("seal");

            wake.countDown();
            RunReport woken = zombie.join();
            assertThat(woken.state()).isEqualTo("failed");
            assertThat(woken.cause()).isEqualTo("batch 1 was taken over by another execution; this one holds epoch 1");
            assertThat(college.count("select count(*) from batch_job_execution where status = 'UNKNOWN'"))
                    .as("what the framework refuses to restart")
                    .isEqualTo(1);
            assertThat(college.line(failed.run()))
                    .extracting(RunLine::state, RunLine::step, RunLine::cause)
                    .containsExactly("failed", "seal", failed.cause());

            college.change("alter table seal_leaf drop constraint broken");
            RunReport again = other.runs().rerun(failed.run(), College.sources(), Progress.SILENT);
            assertThat(again.state()).isEqualTo("sealed");
        }
        assertThat(college.count("select count(*) from seal_leaf")).isEqualTo(1);
        assertThat(college.count("select count(*) from batch_job_execution where status = 'UNKNOWN'"))
                .isZero();
    }

    @Test
    void one_that_wakes_up_while_pulling_after_another_took_over_stages_nothing() throws Exception {
        college.offer(80, 90);
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        CompletableFuture<RunReport> zombie = running(bank, "pulling", asleep, wake);
        asleep.await();
        college.loseLock();
        try (Bank other = college.open()) {
            RunReport sealed = college.nightly(other);
            college.offer(80, 90, 70);
            wake.countDown();

            assertThat(sealed.state()).isEqualTo("sealed");
            assertThat(zombie.join().cause()).startsWith("batch 1 was taken over by another execution");
            assertThat(college.line(sealed.run()).state()).isEqualTo("sealed");
            assertThat(college.count("select count(*) from delivery")).isEqualTo(1);
            assertThat(college.nightly(other).counts().fresh()).isEqualTo(1);
        }
    }

    @Test
    void a_living_run_is_never_recovered() throws Exception {
        college.offer(80);
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        CompletableFuture<RunReport> living = running(bank, "staging", asleep, wake);
        asleep.await();
        try (Bank other = college.open()) {
            RunReport elsewhere = college.nightly(other);

            assertThat(elsewhere.state()).isEqualTo("running-elsewhere");
            assertThat(elsewhere.cause()).isEqualTo("another process runs this source now");
            assertThat(college.count("select count(*) from batch_job_execution where status = 'STARTED'"))
                    .isEqualTo(1);
        }
        wake.countDown();
        assertThat(living.join().state()).isEqualTo("sealed");
        assertThat(college.count("select count(*) from batch_job_execution")).isEqualTo(1);
    }

    @Test
    void a_run_needs_no_more_connections_at_a_time_than_are_set_aside_for_it() throws Exception {
        college.offer(80, 999);
        HikariDataSource pool = bank.centre().database().unwrap(HikariDataSource.class);
        pool.getHikariConfigMXBean().setMaximumPoolSize(Runs.CONNECTIONS);
        pool.getHikariConfigMXBean().setConnectionTimeout(2000);

        RunReport run = bank.runs().nightly(College.within(100, 5000), College.DAY, Progress.SILENT);

        assertThat(run.state()).as(run.cause()).isEqualTo("sealed");
    }

    @Test
    void no_more_sources_run_at_once_than_the_pool_has_connections_for() throws Exception {
        college.offer(80);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<RunReport>> reports = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(College.BRANCHES)) {
            for (Source branch : college.branches()) {
                reports.add(threads.submit(() -> bank.runs().nightly(branch, College.DAY, (source, message) -> {
                    if (message.equals("pulling")) {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    } else if (message.equals("sealing")) {
                        running.decrementAndGet();
                    }
                })));
            }
        }

        for (Future<RunReport> report : reports) {
            assertThat(report.get().state()).isEqualTo("sealed");
        }
        assertThat(most.get()).isBetween(1, Runs.AT_ONCE);
        // What the schedule, the exports and the web need beside the runs, each one connection at a time.
        int others = 4;
        assertThat(Runs.AT_ONCE * Runs.CONNECTIONS + others).isLessThanOrEqualTo(Database.CONNECTIONS);
        assertThat(college.count("select count(*) from claim")).isEqualTo(College.BRANCHES);
    }

    @Test
    void exports_of_several_runs_and_processes_at_once_are_each_whole_and_the_last_shows_the_bank() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        try (Bank other = college.open();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<List<NightReport>>> exporting = new ArrayList<>();
            for (Bank each : List.of(bank, other)) {
                exporting.add(threads.submit(() -> {
                    List<NightReport> reports = new ArrayList<>();
                    do {
                        reports.add(each.night().finish(College.DAY, List.of(), Progress.SILENT));
                    } while (!ended.get());
                    return reports;
                }));
            }
            for (int night = 1; night <= 4; night++) {
                int[] scores = new int[night];
                Arrays.fill(scores, 60 + night);
                college.offer(scores);
                NightReport report =
                        (night % 2 == 0 ? bank : other).night().run(College.DAY, College.sources(), Progress.SILENT);
                assertThat(report.exportCause()).isEmpty();
                assertThat(report.good()).isTrue();
            }
            ended.set(true);
            for (Future<List<NightReport>> reports : exporting) {
                assertThat(reports.get())
                        .isNotEmpty()
                        .allSatisfy(report -> assertThat(report.exportCause()).isEmpty());
            }
        }

        NightReport last = bank.night().finish(College.DAY, List.of(), Progress.SILENT);
        NightReport.Standing standing = Objects.requireNonNull(last.standing());
        assertThat(standing.records()).isEqualTo(4);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery("select count(*), count(distinct record_id), min(score_value)"
                        + " from read_parquet('" + work + "/home/exports/**/*.parquet')")) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(4);
            assertThat(row.getLong(2)).isEqualTo(4);
            assertThat(row.getBigDecimal(3)).isEqualByComparingTo("64");
        }
        assertThat(college.count("select count(*) from seal_leaf where type = 'batch' and position is not null"))
                .isEqualTo(4);
        assertThat(college.count("select count(*) from seal_leaf where position is null"))
                .isZero();
        assertThat(standing.ledger().size())
                .isEqualTo(college.count("select count(*) from seal_leaf"))
                .isEqualTo(college.count("select count(distinct position) from seal_leaf"));
        assertThat(college.count("select count(*) from export"))
                .isEqualTo(college.count("select count(*) from seal_leaf where type = 'export'"));
    }

    /** A run that falls asleep where it says a message. */
    private static CompletableFuture<RunReport> running(
            Bank bank, String moment, CountDownLatch asleep, CountDownLatch wake) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return bank.runs().nightly(College.source(), College.DAY, (source, message) -> {
                    if (message.equals(moment)) {
                        asleep.countDown();
                        await(wake);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
