package creditbank.run.step;

import creditbank.run.centre.Lap;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Times the steps of one execution, which run one after the other in one thread. */
final class StepClock implements StepExecutionListener {
    private final ImportContext context;
    private Lap.@Nullable Running running;

    StepClock(ImportContext context) {
        this.context = context;
    }

    @Override
    public void beforeStep(StepExecution step) {
        running = Lap.begin(step.getStepName());
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        if (running != null) {
            context.lap(running.end());
        }
        return null;
    }
}
