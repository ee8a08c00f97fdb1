package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import creditbank.batch.CauseClass;
import creditbank.batch.incident.Incident;
import creditbank.batch.incident.Incidents;
import creditbank.database.StoreTest;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import creditbank.run.inbox.Backfill;
import creditbank.run.inbox.Done;
import creditbank.run.inbox.Inbox;
import creditbank.run.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The inbox of failures, what is rerun from it, and the dates that are missing. */
@StoreTest
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InboxTest {
    private static final LocalDate NEXT = College.DAY.plusDays(1);

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
    void what_failed_is_listed_with_its_cause_and_owner_until_a_later_run_has_completed() throws Exception {
        RunReport failed = college.nightly(bank);
        bank.runs().rerun(failed.run(), College.sources(), Progress.SILENT);

        assertThat(incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.source()).isEqualTo("school-jwxt");
            assertThat(incident.date()).isEqualTo(College.DAY);
            assertThat(incident.run()).isEqualTo(failed.run());
            assertThat(incident.failure()).isEqualTo(failed.failure());
            assertThat(incident.failure().kind()).isEqualTo(CauseClass.SENDER);
            assertThat(incident.failure().kind().owner()).isEqualTo("sender");
            assertThat(incident.times()).isEqualTo(2);
            assertThat(incident.last()).isAfter(incident.since());
        });

        college.offer(80);
        RunReport next = bank.runs().nightly(College.source(), NEXT, Progress.SILENT);
        assertThat(next.state()).isEqualTo("sealed");
        assertThat(incidents()).isEmpty();
        try (Connection connection = college.connect()) {
            assertThat(Incidents.latest(connection, 10))
                    .extracting(Incident::addressed)
                    .containsExactly(OptionalLong.of(next.run()));
        }
    }

    @Test
    void limits_deliveries_and_disks_are_told_apart_also_where_no_run_began() throws Exception {
        college.offer(80, 999, 90);
        bank.runs().nightly(College.within(100, 500), College.DAY, Progress.SILENT);
        Files.writeString(work.resolve("drop/grades.csv"), "not a grade in it\n");
        Source branch = college.branches().getFirst();
        bank.runs().nightly(branch, College.DAY, Progress.SILENT);
        try (Centre full = college.centre(Map.of("disk.minimum-free", "999999999"))) {
            Bank.open(full).runs().nightly(college.branches().get(1), College.DAY, Progress.SILENT);
        }

        assertThat(incidents())
                .extracting(
                        Incident::source,
                        incident -> incident.failure().kind(),
                        incident -> incident.failure().kind().owner(),
                        incident -> incident.run() > 0)
                .containsExactly(
                        tuple("branch-0", CauseClass.DELIVERY, "sender", true),
                        tuple("branch-1", CauseClass.DISK, "data centre", false),
                        tuple("school-jwxt", CauseClass.LIMIT, "administrator", true));
    }

    @Test
    void all_failures_of_one_cause_are_rerun_and_a_run_that_was_given_up_keeps_no_later_one() throws Exception {
        List<Source> two = college.branches().subList(0, 2);
        for (LocalDate date : List.of(College.DAY, NEXT)) {
            for (Source branch : two) {
                bank.runs().nightly(branch, date, Progress.SILENT);
            }
        }
        assertThat(incidents()).hasSize(4);
        assertThat(new Inbox(bank.centre(), bank.runs(), two).rerun(CauseClass.DATABASE, Progress.SILENT))
                .isEmpty();

        List<Done> still = new Inbox(bank.centre(), bank.runs(), two).rerun(CauseClass.SENDER, Progress.SILENT);
        assertThat(still)
                .hasSize(2)
                .allSatisfy(done -> assertThat(done.ran())
                        .extracting(ran -> ran.report().state())
                        .containsExactly("abandoned", "failed"));
        assertThat(still).noneMatch(Done::good);

        college.offer(80);
        bank.runs().nightly(two.getFirst(), NEXT, Progress.SILENT);
        List<Done> mended = new Inbox(bank.centre(), bank.runs(), two).rerun(CauseClass.SENDER, Progress.SILENT);
        assertThat(mended).extracting(Done::source).containsExactly("branch-1");
        assertThat(mended).allMatch(Done::good);
        assertThat(incidents()).isEmpty();
    }

    @Test
    void a_source_whose_rerun_fails_again_begins_none_of_its_later_ones() throws Exception {
        college.offer(80, 999, 90);
        for (LocalDate date : List.of(College.DAY, NEXT)) {
            RunReport held = bank.runs().nightly(College.within(100, 500), date, Progress.SILENT);
            assertThat(held.state()).isEqualTo("refused");
        }

        List<Done> still = new Inbox(bank.centre(), bank.runs(), List.of(College.within(100, 500)))
                .rerun(CauseClass.LIMIT, Progress.SILENT);
        assertThat(still).singleElement().satisfies(done -> {
            assertThat(done.good()).isFalse();
            assertThat(done.ran()).hasSize(1);
            assertThat(done.left()).isEqualTo(1);
        });

        List<Done> mended = new Inbox(bank.centre(), bank.runs(), List.of(College.within(100, 5000)))
                .rerun(CauseClass.LIMIT, Progress.SILENT);
        assertThat(mended).singleElement().satisfies(done -> {
            assertThat(done.good()).isTrue();
            assertThat(done.ran()).extracting(Done.Ran::date).containsExactly(College.DAY, NEXT);
        });
    }

    @Test
    void a_backfill_runs_the_missing_dates_in_their_order_and_never_one_that_has_completed() throws Exception {
        college.offer(80);
        RunReport there = bank.runs().nightly(College.source(), NEXT, Progress.SILENT);
        List<Done> done = new Backfill(bank.centre(), bank.runs())
                .run(College.DAY, College.DAY.plusDays(3), College.sources(), 1, Progress.SILENT);

        assertThat(done).singleElement().satisfies(source -> {
            assertThat(source.good()).isTrue();
            assertThat(source.ran())
                    .extracting(Done.Ran::date)
                    .containsExactly(College.DAY, College.DAY.plusDays(2), College.DAY.plusDays(3));
            assertThat(source.ran()).extracting(ran -> ran.report().state()).containsOnly("nothing-new");
        });
        assertThat(there.good()).isTrue();
        assertThat(college.count("select count(*) from batch where business_date = date '" + NEXT + "'"))
                .isEqualTo(1);
        assertThat(new Backfill(bank.centre(), bank.runs())
                        .run(College.DAY, College.DAY.plusDays(3), College.sources(), 1, Progress.SILENT))
                .isEmpty();
    }

    @Test
    void a_backfill_goes_on_with_the_others_after_a_failure_and_runs_no_more_at_once_than_asked() throws Exception {
        college.offer(80);
        List<Source> branches = college.branches().subList(0, 4);
        Path route = branches.get(1).route();
        Files.writeString(route, Files.readString(route).replace("branch-1.folder", "branch-1.nowhere"));
        AtomicInteger running = new AtomicInteger();
        Set<Integer> seen = new TreeSet<>();
        List<Done> done = new Backfill(bank.centre(), bank.runs())
                .run(College.DAY, NEXT, branches, 2, (source, message) -> {
                    synchronized (seen) {
                        if (message.equals("pulling")) {
                            seen.add(running.incrementAndGet());
                        } else if (message.startsWith("landed") || message.equals("brought nothing")) {
                            running.decrementAndGet();
                        }
                    }
                });

        assertThat(done).extracting(Done::source).containsExactly("branch-0", "branch-1", "branch-2", "branch-3");
        assertThat(done).extracting(Done::good).containsExactly(true, false, true, true);
        assertThat(done.get(1).ran()).hasSize(1);
        assertThat(done.get(1).left()).isEqualTo(1);
        // A pull that fails says no end, so it counts as running from then on.
        assertThat(seen).allMatch(count -> count <= 3);
        assertThat(college.count("select count(*) from batch where state = 'sealed'"))
                .isEqualTo(3);
    }

    @Test
    void a_backfill_says_which_source_runs_elsewhere() throws Exception {
        college.offer(80);
        college.nightly(bank);
        short id = (short) college.count("select source_id from source where name = 'school-jwxt'");
        try (SourceLock held = SourceLock.take(bank.centre(), id).orElseThrow()) {
            assertThat(held.tenure().number()).isPositive();
            List<Done> done =
                    new Backfill(bank.centre(), bank.runs()).run(NEXT, NEXT, College.sources(), 1, Progress.SILENT);
            assertThat(done).singleElement().satisfies(source -> {
                assertThat(source.good()).isFalse();
                assertThat(source.ran().getFirst().report().elsewhere()).isTrue();
            });
        }
    }

    private List<Incident> incidents() throws Exception {
        try (Connection connection = college.connect()) {
            return Incidents.open(connection);
        }
    }
}
