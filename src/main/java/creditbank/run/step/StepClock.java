package creditbank.run.step;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Times the steps of one execution, which run one after the other in one thread. */
final class StepClock implements StepExecutionListener {
    private final ImportContext context;
    private final String first;

    /** The step's first stage, which it may end itself, is called like this. */
    StepClock(ImportContext context, String first) {
        this.context = context;
        this.first = first;
    }

    @Override
    public void beforeStep(StepExecution step) {
        context.enter(step.getStepName());
        context.begin(first);
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        context.end();
        return null;
    }
}
