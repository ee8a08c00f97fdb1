package creditbank.run.step;

import creditbank.map.MappedPage;
import creditbank.normalise.NormalClaim;
import creditbank.normalise.Normaliser;
import creditbank.normalise.erased.ErasedIdentities;
import creditbank.run.centre.Centre;
import creditbank.run.centre.StoreException;
import creditbank.run.centre.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The steps of one source's run: pull, stage, credit, seal. Each ends in something durable, so a restart begins at the first step that has not ended, and
 * within staging behind the last page.
 */
public final class ImportJob {
    /** The job's name in the job repository. */
    public static final String NAME = "import";

    static final String STAGE = "stage";
    private static final int STAGING_AT_ONCE = 2;

    private final Centre centre;
    private final JobRepository repository;
    private final PlatformTransactionManager manager;
    private final Transactions transactions;
    private final Semaphore turns = new Semaphore(STAGING_AT_ONCE, true);

    public ImportJob(Centre centre, JobRepository repository, PlatformTransactionManager manager) {
        this.centre = centre;
        this.repository = repository;
        this.manager = manager;
        this.transactions = new Transactions(centre.database(), manager);
    }

    /** Executes the job once. */
    public JobExecution start(JobOperator operator, ImportContext context, JobParameters parameters)
            throws JobExecutionException {
        StagingTurn turn = new StagingTurn(turns, context);
        try {
            return operator.start(build(context, turn), parameters);
        } finally {
            turn.release();
        }
    }

    private Job build(ImportContext context, StagingTurn turn) {
        return new JobBuilder(NAME, repository)
                .listener(new ImportListener(repository, transactions, context))
                .listener(turn)
                .start(alone("pull", new PullStep(centre, transactions, context), context))
                .next(stage(context, turn))
                .next(credit(context))
                .next(alone("seal", new SealStep(centre, transactions, context), context))
                .build();
    }

    private Step stage(ImportContext context, StagingTurn turn) {
        Normaliser normaliser = new Normaliser(centre.vault());
        Predicate<NormalClaim> erased = new Erased(centre, context);
        return new StepBuilder(STAGE, repository)
                .<MappedPage, StagedPage>chunk(1)
                .transactionManager(manager)
                .reader(new StageReader(centre, transactions, context))
                .processor(page -> StagedPage.of(page, context.source().mapping(), normaliser, erased))
                .writer(new StageWriter(centre, transactions, context))
                .listener((StepExecutionListener) turn)
                .listener(new StepClock(context, STAGE))
                .build();
    }

    private Step credit(ImportContext context) {
        return new StepBuilder("credit", repository)
                .tasklet(new CreditStep(centre, transactions, context), manager)
                .listener(new StepClock(context, "prepare"))
                .build();
    }

    /** A step whose work must not hold a transaction open for its whole length; it opens short ones itself. */
    private Step alone(String name, Tasklet tasklet, ImportContext context) {
        return new StepBuilder(name, repository)
                .tasklet(tasklet, manager)
                .transactionAttribute(new NoTransaction())
                .listener(new StepClock(context, name))
                .build();
    }

    /** Reads who was erased when the first page comes. While a batch is open nobody is erased, so that this stays true to its end. */
    private static final class Erased implements Predicate<NormalClaim> {
        private final Centre centre;
        private final ImportContext context;
        private @Nullable ErasedIdentities identities;

        Erased(Centre centre, ImportContext context) {
            this.centre = centre;
            this.context = context;
        }

        @Override
        public boolean test(NormalClaim claim) {
            if (identities == null) {
                try (Connection connection = centre.database().getConnection()) {
                    identities =
                            new ErasedIdentities(connection, context.source().name(), centre.vault());
                } catch (SQLException e) {
                    throw new StoreException(e);
                }
            }
            return identities.names(claim);
        }
    }

    /** No transaction, and every exception ends the step: one that needs no rollback would make the framework call the tasklet again, for ever. */
    private static final class NoTransaction extends DefaultTransactionAttribute {
        private static final long serialVersionUID = 1;

        NoTransaction() {
            super(PROPAGATION_NOT_SUPPORTED);
        }

        @Override
        public boolean rollbackOn(Throwable failure) {
            return true;
        }
    }
}
