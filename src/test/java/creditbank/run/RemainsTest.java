package creditbank.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.batch.Batches;
import creditbank.batch.StaleEpochException;
import creditbank.batch.Tenure;
import creditbank.batch.Tenures;
import creditbank.database.StoreTest;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Transactions;
import creditbank.run.step.ImportJob;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** What dead executions leave in the job repository, and who may clear it. */
@StoreTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemainsTest {
    private static final String SOURCE = "school-jwxt";

    @TempDir
    private static Path work;

    private College college;
    private Centre centre;
    private ConfigurableApplicationContext context;
    private JobRepository repository;
    private Remains remains;
    private short sourceId;
    private long number;

    @BeforeAll
    void open() throws Exception {
        college = new College(work);
        centre = college.centre();
        context = new SpringApplicationBuilder(BankApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.autoconfigure.exclude="
                        + "org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration")
                .initializers(Bank.with(centre))
                .run();
        repository = context.getBean(JobRepository.class);
        remains = new Remains(
                repository, new Transactions(centre.database(), context.getBean(PlatformTransactionManager.class)));
        try (Connection connection = college.connect()) {
            sourceId = Batches.source(connection, SOURCE);
        }
    }

    @AfterAll
    void close() {
        context.close();
        centre.close();
        college.close();
    }

    @Test
    void a_second_running_execution_of_an_instance_is_refused_by_the_database_whoever_starts_it() throws Exception {
        college.change("insert into batch_job_instance values (-1, 0, 'import', 'k')");
        String running =
                "insert into batch_job_execution (job_execution_id, version, job_instance_id, create_time, status)"
                        + " values (%d, 0, -1, now(), '%s')";
        college.change(running.formatted(-1, "STARTED"));
        college.change(running.formatted(-2, "FAILED"));

        assertThatThrownBy(() -> college.change(running.formatted(-3, "STARTING")))
                .hasMessageContaining("one_running_execution");
        assertThatThrownBy(() -> college.change(
                        "update batch_job_execution set status = 'STOPPING' where job_execution_id = -2"))
                .hasMessageContaining("one_running_execution");
    }

    @Test
    void the_holder_marks_what_its_dead_predecessors_left_running_failed_and_nothing_of_other_sources()
            throws Exception {
        JobExecution dead = execution(SOURCE, BatchStatus.STARTED);
        JobExecution other = execution("talent-archive", BatchStatus.STARTED);
        try (SourceLock lock = SourceLock.take(centre, sourceId).orElseThrow()) {
            remains.recover(SOURCE, lock.tenure());
        }

        assertThat(states(dead)).containsExactly(BatchStatus.FAILED, BatchStatus.FAILED);
        assertThat(states(other)).containsExactly(BatchStatus.STARTED, BatchStatus.STARTED);
    }

    @Test
    void a_run_is_recovered_each_time_that_it_dies() throws Exception {
        JobExecution first = execution(SOURCE, BatchStatus.STARTED);
        try (SourceLock lock = SourceLock.take(centre, sourceId).orElseThrow()) {
            remains.recover(SOURCE, lock.tenure());
            JobExecution second = execution(first.getJobInstance(), first.getJobParameters(), BatchStatus.STARTED);
            remains.recover(SOURCE, lock.tenure());

            assertThat(states(second)).containsExactly(BatchStatus.FAILED, BatchStatus.FAILED);
        }
    }

    @Test
    void what_was_staged_for_a_sealed_batch_goes_with_the_next_holder_and_what_others_still_need_stays()
            throws Exception {
        short other;
        try (Connection connection = college.connect()) {
            other = Batches.source(connection, "talent-archive");
        }
        staged(sourceId, 901, "sealed");
        staged(sourceId, 902, "open");
        staged(sourceId, 903, "refused");
        staged(other, 904, "sealed");

        try (SourceLock lock = SourceLock.take(centre, sourceId).orElseThrow()) {
            remains.recover(SOURCE, lock.tenure());
        }

        assertThat(
                        college.count(
                                "select count(*) from pg_tables where schemaname = 'staging' and tablename ~ '^(claim|mention)_90[234]$'"))
                .isEqualTo(6);
        assertThat(college.count(
                        "select count(*) from pg_tables where schemaname = 'staging' and tablename ~ '_[0-9]+$'"))
                .isEqualTo(6);
    }

    private void staged(short source, int batch, String state) throws SQLException {
        college.change(
                "insert into batch (batch_id, source_id, business_date, run_id, state, program) overriding system value"
                        + " values (%1$d, %2$d, '2026-09-01', %1$d, '%3$s', 'test')".formatted(batch, source, state));
        college.change("create table staging.claim_" + batch + " (like staging.claim)");
        college.change("create table staging.mention_" + batch + " (like staging.mention)");
    }

    @Test
    void one_that_lost_the_lock_without_knowing_recovers_and_clears_nothing() throws Exception {
        Tenure lost;
        try (SourceLock first = SourceLock.take(centre, sourceId).orElseThrow()) {
            lost = first.tenure();
            college.loseLock();
            try (SourceLock second = SourceLock.take(centre, sourceId).orElseThrow()) {
                assertThat(second.tenure().number()).isEqualTo(lost.number() + 1);
                JobExecution living = execution(SOURCE, BatchStatus.STARTED);

                assertThatThrownBy(() -> remains.recover(SOURCE, lost)).isInstanceOf(StaleEpochException.class);
                assertThatThrownBy(() -> remains.clear(living.getJobParameters(), lost))
                        .isInstanceOf(StaleEpochException.class)
                        .hasMessage("source " + sourceId + " was taken over by another process; this one holds tenure "
                                + lost.number());
                assertThat(states(living)).containsExactly(BatchStatus.STARTED, BatchStatus.STARTED);
            }
        }
    }

    @Test
    void nobody_takes_the_source_while_a_change_of_its_last_holder_is_open() throws Exception {
        try (SourceLock first = SourceLock.take(centre, sourceId).orElseThrow();
                Connection change = college.connect()) {
            change.setAutoCommit(false);
            Tenures.check(change, first.tenure());
            college.loseLock();

            assertThat(SourceLock.take(centre, sourceId)).isEmpty();
            change.rollback();
            change.setAutoCommit(true);
            try (SourceLock second = SourceLock.take(centre, sourceId).orElseThrow()) {
                assertThat(SourceLock.take(centre, sourceId)).isEmpty();
                assertThat(held()).containsExactly(sourceId);
                assertThat(second.tenure().number())
                        .isGreaterThan(first.tenure().number());
            }
        }
        assertThat(held()).isEmpty();
    }

    @Test
    void a_run_whose_ends_were_never_written_can_be_started_again_also_where_an_older_end_is_missing()
            throws Exception {
        JobExecution older = execution(SOURCE, BatchStatus.UNKNOWN);
        JobExecution last = execution(older.getJobInstance(), older.getJobParameters(), BatchStatus.FAILED);
        try (SourceLock lock = SourceLock.take(centre, sourceId).orElseThrow()) {
            remains.clear(older.getJobParameters(), lock.tenure());
        }

        assertThat(states(older)).containsExactly(BatchStatus.FAILED, BatchStatus.FAILED);
        assertThat(states(last)).containsExactly(BatchStatus.FAILED, BatchStatus.FAILED);
    }

    @Test
    void a_completed_run_stays_completed() throws Exception {
        JobExecution completed = execution(SOURCE, BatchStatus.COMPLETED);
        try (SourceLock lock = SourceLock.take(centre, sourceId).orElseThrow()) {
            remains.recover(SOURCE, lock.tenure());
            remains.clear(completed.getJobParameters(), lock.tenure());
        }

        assertThat(states(completed)).containsExactly(BatchStatus.COMPLETED, BatchStatus.COMPLETED);
    }

    @Test
    void an_instance_that_was_killed_before_its_first_execution_is_forgotten() throws Exception {
        JobParameters parameters = parameters(SOURCE);
        repository.createJobInstance(ImportJob.NAME, parameters);
        try (SourceLock lock = SourceLock.take(centre, sourceId).orElseThrow()) {
            remains.clear(parameters, lock.tenure());
            remains.clear(parameters, lock.tenure());
        }

        assertThat(repository.getJobInstance(ImportJob.NAME, parameters)).isNull();
    }

    private Set<Short> held() throws SQLException {
        try (Connection connection = college.connect()) {
            return SourceLock.held(connection);
        }
    }

    private JobExecution execution(String source, BatchStatus status) {
        JobParameters parameters = parameters(source);
        return execution(repository.createJobInstance(ImportJob.NAME, parameters), parameters, status);
    }

    /** An execution with one step, both as a process leaves them that ends in this status. */
    private JobExecution execution(JobInstance instance, JobParameters parameters, BatchStatus status) {
        JobExecution execution = repository.createJobExecution(instance, parameters, new ExecutionContext());
        StepExecution step = repository.createStepExecution("stage", execution);
        step.setStatus(status);
        repository.update(step);
        execution.setStatus(status);
        repository.update(execution);
        return execution;
    }

    /** The execution's status and its step's, as the database has them. */
    private List<BatchStatus> states(JobExecution execution) {
        JobExecution stored = Objects.requireNonNull(repository.getJobExecution(execution.getId()));
        return List.of(
                stored.getStatus(), stored.getStepExecutions().iterator().next().getStatus());
    }

    /** Those of another run each time. */
    private JobParameters parameters(String source) {
        return new JobParametersBuilder()
                .addString(Runs.SOURCE, source)
                .addLong("number", ++number)
                .toJobParameters();
    }
}
