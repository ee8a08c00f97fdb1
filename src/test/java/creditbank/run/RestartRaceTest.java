package creditbank.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.database.StoreTest;
import creditbank.run.centre.Centre;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The job repository alone, with every lock of ours bypassed: the unique index lets one execution of an instance run, whoever else starts it. */
@StoreTest
class RestartRaceTest {
    @TempDir
    private Path work;

    private College college;
    private Centre centre;
    private ConfigurableApplicationContext context;

    @BeforeEach
    void open() throws Exception {
        college = new College(work);
        centre = college.centre();
        context = new SpringApplicationBuilder(BankApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.autoconfigure.exclude="
                        + "org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration")
                .initializers(Bank.with(centre))
                .run();
    }

    @AfterEach
    void close() {
        context.close();
        centre.close();
        college.close();
    }

    @Test
    void a_second_running_execution_of_an_instance_is_refused_by_the_database() throws Exception {
        college.change("insert into batch_job_instance values (1, 0, 'import', 'k')");
        String running =
                "insert into batch_job_execution (job_execution_id, version, job_instance_id, create_time, status)"
                        + " values (%d, 0, 1, now(), '%s')";
        college.change(running.formatted(1, "STARTED"));
        college.change(running.formatted(2, "FAILED"));

        assertThatThrownBy(() -> college.change(running.formatted(3, "STARTING")))
                .hasMessageContaining("one_running_execution");
        assertThatThrownBy(() ->
                        college.change("update batch_job_execution set status = 'STOPPING' where status = 'FAILED'"))
                .hasMessageContaining("one_running_execution");
    }
}
