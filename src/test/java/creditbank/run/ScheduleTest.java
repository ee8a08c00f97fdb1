package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.database.StoreTest;
import creditbank.run.centre.Centre;
import creditbank.run.source.ConfigurationException;
import creditbank.run.source.JobFile;
import creditbank.run.source.Source;
import creditbank.run.source.SourceList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The schedule in Quartz's store, with nodes that are contexts of one process. */
@StoreTest
class ScheduleTest {
    private static final String NEVER = "0 0 0 1 1 ? 2099";

    @TempDir
    private Path work;

    private College college;

    @BeforeEach
    void open() throws Exception {
        college = new College(work);
        college.offer(80);
    }

    @AfterEach
    void close() {
        college.close();
    }

    @Test
    void sources_that_are_due_at_one_moment_are_all_run_once_by_two_nodes_together() throws Exception {
        try (Node one = new Node();
                Node other = new Node()) {
            ZonedDateTime soon = ZonedDateTime.now(source(NEVER).job().zone()).plusSeconds(3);
            SourceList due = branches(soon.format(DateTimeFormatter.ofPattern("s m H d M '?' yyyy", Locale.ROOT)));
            one.schedule.start(due);
            other.schedule.start(due);

            await(() -> college.count("select count(*) from batch where state = 'sealed'") == College.BRANCHES);
            assertThat(one.schedule.stop(Duration.ofSeconds(20))).isTrue();
            assertThat(other.schedule.stop(Duration.ofSeconds(20))).isTrue();

            assertThat(college.count("select count(*) from batch")).isEqualTo(College.BRANCHES);
            assertThat(college.count("select count(*) from batch_job_execution"))
                    .isEqualTo(College.BRANCHES);
            assertThat(college.count("select max(epoch) from batch")).isEqualTo(1);
            assertThat(college.count("select max(tenure) from source")).isEqualTo(1);
            assertThat(college.count("select count(*) from batch where business_date = '" + soon.toLocalDate() + "'"))
                    .isEqualTo(College.BRANCHES);
        }
    }

    @Test
    void a_firing_that_downtime_missed_is_made_up_once() throws Exception {
        try (Node before = new Node()) {
            before.schedule.start(new SourceList(List.of(source(NEVER))));
        }
        college.change("update qrtz_triggers set next_fire_time ="
                + " (extract(epoch from now() - interval '26 hours') * 1000)::bigint");
        try (Node after = new Node()) {
            after.schedule.start(new SourceList(List.of(source(NEVER))));
            await(() -> college.count("select count(*) from batch where state = 'sealed'") == 1);

            assertThat(after.schedule.next(source(NEVER))).isEqualTo("2098-12-31T16:00:00Z");
            assertThat(after.schedule.stop(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(college.count("select count(*) from batch")).isEqualTo(1);
    }

    @Test
    void the_store_follows_the_job_files_and_leaves_what_they_leave() throws Exception {
        Source kept = source(NEVER);
        Source changed = college.branches().get(0);
        Source gone = college.branches().get(1);
        try (Node node = new Node()) {
            node.schedule.start(new SourceList(List.of(kept, changed, gone)));
            assertThat(node.schedule.next(changed)).isBefore("2098-01-01T00:00:00Z");
            // As it is left where a node could not make the job when it fired.
            college.change(
                    "update qrtz_triggers set trigger_state = 'ERROR', priority = 7 where trigger_name = 'school-jwxt'");
        }
        try (Node node = new Node()) {
            node.schedule.start(new SourceList(List.of(kept, at(changed, NEVER))));

            assertThat(node.schedule.next(changed)).isEqualTo("2098-12-31T16:00:00Z");
            assertThat(college.count("select count(*) from qrtz_triggers")).isEqualTo(2);
            assertThat(college.count("select count(*) from qrtz_job_details")).isEqualTo(2);
            assertThat(college.count("select priority from qrtz_triggers where trigger_name = 'school-jwxt'"))
                    .isEqualTo(7);
            assertThat(node.context
                            .getBean(Scheduler.class)
                            .getTriggerState(new TriggerKey("school-jwxt", Schedule.GROUP)))
                    .isEqualTo(Trigger.TriggerState.NORMAL);
            assertThatThrownBy(() -> node.schedule.start(new SourceList(List.of(at(kept, "0 0 0 1 1 ? 2020")))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("jobs/school-jwxt.yaml: the schedule '0 0 0 1 1 ? 2020' has no time left,"
                            + " expected one in the future");
        }
    }

    private static Source source(String schedule) throws IOException {
        return at(College.source(), schedule);
    }

    private static Source at(Source source, String schedule) {
        JobFile job = source.job();
        return new Source(
                new JobFile(
                        job.source(),
                        job.route(),
                        job.mapping(),
                        schedule,
                        job.zone(),
                        job.full(),
                        job.limits(),
                        job.window()),
                source.route(),
                source.mapping(),
                source.learners(),
                source.rules());
    }

    private SourceList branches(String schedule) throws IOException {
        return new SourceList(
                college.branches().stream().map(branch -> at(branch, schedule)).toList());
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** A node: a context of its own on the college's database. */
    private final class Node implements AutoCloseable {
        private final Centre centre = college.centre();
        private final ConfigurableApplicationContext context = new SpringApplicationBuilder(BankApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.quartz.auto-startup=false")
                .properties("spring.quartz.properties.org.quartz.threadPool.threadCount=" + College.BRANCHES)
                .initializers(Bank.with(centre), (GenericApplicationContext fresh) -> {
                    fresh.registerBean(SourceList.class, this::known);
                    fresh.registerBean(Advice.class, () -> run -> "rerun " + run);
                })
                .run();
        private final Schedule schedule = Schedule.in(context);

        Node() throws IOException, SQLException {}

        private SourceList known() {
            try {
                List<Source> all = new ArrayList<>(college.branches());
                all.add(College.source());
                return new SourceList(all);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            context.close();
            centre.close();
        }
    }
}
