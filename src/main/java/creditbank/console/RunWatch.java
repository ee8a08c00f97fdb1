package creditbank.console;

import creditbank.run.centre.Centre;
import creditbank.run.watch.Watch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for dead runs every few seconds, beside the imports, and says which it has found. */
final class RunWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
    private static final long SECONDS = 5;

    private final Watch watch;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("run watch").factory());

    private RunWatch(Watch watch) {
        this.watch = watch;
    }

    static RunWatch start(Centre centre) {
        RunWatch looking = new RunWatch(new Watch(centre));
        var unused = looking.timer.scheduleWithFixedDelay(looking::look, SECONDS, SECONDS, TimeUnit.SECONDS);
        return looking;
    }

    private void look() {
        try {
            for (long run : watch.look()) {
                LOG.warn(
                        "run {} was found dead: its process ended before it did; it goes on by itself, or by rerun",
                        run);
            }
        } catch (Exception e) {
            // The next look tries again.
            LOG.warn("dead runs cannot be looked for: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            if (!timer.awaitTermination(SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("looking for dead runs does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
