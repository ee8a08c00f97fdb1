package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.credit.BankDigest;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.run.centre.Centre;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded PostgreSQL is killed in the midst of steps. */
@StoreTest
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DatabaseDownTest {
    private static final List<String> STEPS = List.of("pulling", "staging", "crediting", "sealing", "exporting");

    @TempDir
    private Path work;

    @Test
    void a_night_whose_database_is_killed_in_every_step_starts_it_again_and_finishes_by_itself() throws Exception {
        try (College college = new College(work)) {
            college.offer(80, 90);
            Map<String, String> digests = new HashMap<>();
            for (String moment : STEPS) {
                Path home = work.resolve(moment);
                try (Bank bank = open(home)) {
                    AtomicBoolean killed = new AtomicBoolean();
                    List<String> said = new ArrayList<>();
                    NightReport night = bank.night().run(College.DAY, College.sources(), (source, message) -> {
                        said.add(message);
                        if (message.equals(moment) && killed.compareAndSet(false, true)) {
                            kill(home);
                        }
                    });
                    RunReport report = night.runs().getFirst();
                    assertThat(report.state()).as("%s: %s", moment, said).isEqualTo("sealed");
                    assertThat(report.counts().fresh()).isEqualTo(2);
                    assertThat(night.good())
                            .as("%s: %s %s", moment, said, night.exportCause())
                            .isTrue();
                    assertThat(Objects.requireNonNull(night.standing()).records())
                            .isEqualTo(2);
                    digests.put(moment, digest(bank.centre()));
                }
            }
            assertThat(digests.values().stream().distinct()).hasSize(1);
        }
    }

    @Test
    void sources_that_wait_for_the_turns_of_runs_whose_database_died_get_them() throws Exception {
        try (College college = new College(work);
                Bank bank = open(work.resolve("home"))) {
            college.offer(80, 90);
            AtomicInteger pulling = new AtomicInteger();
            NightReport night = bank.night().run(College.DAY, college.branches().subList(0, 3), (source, message) -> {
                if (message.equals("pulling") && pulling.incrementAndGet() == 2) {
                    kill(work.resolve("home"));
                }
            });
            assertThat(night.runs()).extracting(RunReport::state).containsExactly("sealed", "sealed", "sealed");
        }
    }

    @Test
    void a_database_that_stays_down_holds_a_run_for_less_than_two_minutes_and_one_rerun_finishes_it() throws Exception {
        try (College college = new College(work)) {
            college.offer(80, 90);
            Path home = work.resolve("home");
            Path control = home.resolve("database/data/global/pg_control");
            Path away = work.resolve("pg_control");
            Bank bank = open(home);
            try (bank) {
                AtomicBoolean killed = new AtomicBoolean();
                long began = System.nanoTime();
                NightReport night = bank.night().run(College.DAY, College.sources(), (source, message) -> {
                    if (message.equals("crediting") && killed.compareAndSet(false, true)) {
                        kill(home);
                        move(control, away);
                    }
                });
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(2));
                assertThat(night.standing()).isNull();
                assertThat(night.good()).isFalse();
                RunReport report = night.runs().getFirst();
                assertThat(report.state()).isEqualTo("failed");
                assertThat(report.step()).isEqualTo("credit");
                assertThat(report.run()).isEqualTo(1);
                assertThat(report.cause())
                        .endsWith("; tried once, and 3 times the database did not answer, after waits of 1, 2, 4 s");
            }
            move(away, control);
            try (Bank mended = open(home)) {
                RunReport again = mended.runs().nightly(College.source(), College.DAY, (source, message) -> {});
                assertThat(again.state()).isEqualTo("sealed");
                assertThat(again.run()).isEqualTo(1);
            }
        }
    }

    private Bank open(Path home) throws Exception {
        String drop = work.resolve("drop").toString();
        Map<String, String> folders = Map.of(
                "school-jwxt.folder", drop, "branch-0.folder", drop, "branch-1.folder", drop, "branch-2.folder", drop);
        return Bank.open(Centre.open(home, folders, TestDatabase.ENGINES));
    }

    private static String digest(Centre centre) throws Exception {
        try (Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            return BankDigest.compute(connection).digest();
        }
    }

    private static void kill(Path home) {
        try {
            long pid = Long.parseLong(Files.readAllLines(home.resolve("database/data/postmaster.pid"))
                    .getFirst());
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
            all.add(postmaster);
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> process.onExit().join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
