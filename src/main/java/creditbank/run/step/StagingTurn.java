package creditbank.run.step;

import creditbank.batch.beat.Advance;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/**
 * One execution's turn to pull and stage, which need cores and memory. The turn ends with staging: whoever waits for the bank-writer lock or credits under it
 * leaves the cores to the next source.
 */
final class StagingTurn implements JobExecutionListener, StepExecutionListener {
    private final Semaphore turns;
    private final ImportContext context;
    private boolean held;

    StagingTurn(Semaphore turns, ImportContext context) {
        this.turns = turns;
        this.context = context;
    }

    @Override
    public void beforeJob(JobExecution execution) {
        context.at(Advance.TURN);
        turns.acquireUninterruptibly();
        held = true;
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution staging) {
        release();
        return null;
    }

    /** Gives the turn back where it is held; no listener is told of an end that the job repository cannot be told of. */
    void release() {
        if (held) {
            held = false;
            turns.release();
        }
    }
}
