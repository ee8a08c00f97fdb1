package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.batch.CauseClass;
import creditbank.database.StoreTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose database goes away or gives up their transactions: tried again, so often and no more. */
@StoreTest
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RetryTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"pulling", "staging", "crediting", "sealing"})
    void a_run_that_loses_every_connection_in_a_step_finishes_by_itself(String moment) throws Exception {
        college.offer(80, 90);
        List<String> said = new ArrayList<>();
        AtomicBoolean lost = new AtomicBoolean();

        RunReport report = bank.runs().nightly(College.source(), College.DAY, (source, message) -> {
            said.add(message);
            if (message.equals(moment) && lost.compareAndSet(false, true)) {
                loseSessions();
            }
        });

        assertThat(report.state()).as("%s %s", said, report.failure()).isEqualTo("sealed");
        assertThat(report.run()).isEqualTo(1);
        if (moment.equals("crediting")) {
            assertThat(said)
                    .as("it was in a transaction")
                    .anySatisfy(message -> assertThat(message).contains("; tries again in 1 s"));
        }
        assertThat(college.count("select count(*) from batch")).isEqualTo(1);
        assertThat(college.count("select count(*) from record_version")).isEqualTo(2);
        assertThat(college.count("select count(*) from seal_leaf where type = 'batch'"))
                .isEqualTo(1);
        assertThat(college.count("select count(*) from failure")).isZero();
        assertThat(college.count("select count(*) from incident")).isZero();
        assertThat(college.count("select count(*) from batch_job_execution where status <> 'COMPLETED'"
                        + " and status <> 'FAILED'"))
                .isZero();
    }

    @Test
    void a_serialisation_failure_is_tried_again_from_the_beginning_of_its_transaction() throws Exception {
        college.offer(80, 90);
        refuse("40001", 2);

        RunReport report = college.nightly(bank);

        assertThat(report.state()).as(report.cause()).isEqualTo("sealed");
        assertThat(report.again().creditedAgain()).isEqualTo(4);
        assertThat(college.count("select count(*) from record_version")).isEqualTo(2);
        assertThat(college.count("select last_value from refusals")).isGreaterThan(2);
    }

    @Test
    void it_is_tried_four_times_and_then_no_more_and_says_so() throws Exception {
        college.offer(80, 90);
        refuse("40P01", 1000);

        RunReport report = college.nightly(bank);

        assertThat(report.state()).isEqualTo("failed");
        assertThat(report.step()).isEqualTo("credit");
        assertThat(report.cause())
                .isEqualTo("the database refused (40P01): ERROR: not now; tried 4 times, after waits of 1, 2, 4 s");
        assertThat(report.failure().kind()).isEqualTo(CauseClass.CONNECTION);
        assertThat(college.count("select last_value from refusals")).isEqualTo(4);
        college.change("drop trigger refuse on record_version");
        assertThat(college.nightly(bank).state()).isEqualTo("sealed");
    }

    @Test
    void what_the_database_refuses_for_another_reason_is_not_tried_again() throws Exception {
        college.offer(80, 90);
        refuse("23514", 1000);

        RunReport report = college.nightly(bank);

        assertThat(report.cause()).isEqualTo("the database refused (23514): ERROR: not now");
        assertThat(report.failure().kind()).isEqualTo(CauseClass.DATABASE);
        assertThat(college.count("select last_value from refusals")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch_job_execution", "batch_step_execution"})
    void a_run_whose_end_could_not_be_written_is_found_ended_and_not_made_a_second_time(String table) throws Exception {
        college.offer(80, 90);
        refuse("40001", 1);
        college.change("drop trigger refuse on record_version");
        String seal = table.equals("batch_step_execution") ? " and new.step_name = 'seal'" : "";
        college.change("create trigger refuse after update on " + table + " for each row"
                + " when (new.status = 'COMPLETED'" + seal + ") execute function refuse()");
        List<String> said = new ArrayList<>();

        RunReport report = bank.runs().nightly(College.source(), College.DAY, (source, message) -> said.add(message));

        assertThat(said).anySatisfy(message -> assertThat(message).contains("; tries again in 1 s"));
        assertThat(report.state()).as(report.cause()).isEqualTo("sealed");
        assertThat(report.run()).isEqualTo(1);
        assertThat(report.batch())
                .satisfies(batch ->
                        assertThat(batch == null ? null : batch.handle().date()).isEqualTo(College.DAY));
        assertThat(college.count("select count(*) from batch")).isEqualTo(1);
        assertThat(said).containsOnlyOnce("pulling");
        assertThat(college.count(
                        "select count(*) from batch_job_execution where status not in ('COMPLETED', 'FAILED')"))
                .isZero();
        assertThat(college.count(
                        "select count(*) from batch_step_execution where status not in ('COMPLETED', 'FAILED')"))
                .isZero();
    }

    /** Lets the bank refuse to take versions, so many times. */
    private void refuse(String state, int times) throws SQLException {
        college.change("create sequence refusals");
        college.change("""
                create function refuse() returns trigger language plpgsql as $$
                begin
                    if nextval('refusals') <= %d then
                        raise exception 'not now' using errcode = '%s';
                    end if;
                    return null;
                end $$""".formatted(times, state));
        college.change(
                "create trigger refuse before insert on record_version for each statement execute function refuse()");
    }

    private void loseSessions() {
        try {
            college.loseSessions();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
