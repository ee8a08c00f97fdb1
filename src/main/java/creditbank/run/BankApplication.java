package creditbank.run;

import creditbank.run.centre.Centre;
import javax.sql.DataSource;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/** The Spring context around an opened centre: the job repository in its database, and what runs jobs. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class BankApplication {

    @Bean(destroyMethod = "")
    DataSource dataSource(Centre centre) {
        return centre.database();
    }

    @Bean
    Runs runs(Centre centre, JobRepository repository, JobOperator operator, PlatformTransactionManager manager) {
        return new Runs(centre, repository, operator, manager);
    }

    @Bean
    Night night(Centre centre, Runs runs) {
        return new Night(centre, runs);
    }
}
