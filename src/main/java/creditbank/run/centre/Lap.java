package creditbank.run.centre;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;

/**
 * What one stage of a night took.
 *
 * @param wall from its beginning to its end
 * @param cpu what the thread that led through it has computed; what other threads and the database did for it meanwhile is not in here
 */
public record Lap(String stage, Instant began, Duration wall, Duration cpu) {

    /** A stage that begins now, in this thread, which is also to end it. */
    public static Running begin(String stage) {
        return new Running(stage, Instant.now(), System.nanoTime(), cpuNanos());
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** A stage that has begun. */
    public record Running(String stage, Instant began, long nanos, long cpuNanos) {
        /** Ends it. */
        public Lap end() {
            return new Lap(
                    stage,
                    began,
                    Duration.ofNanos(System.nanoTime() - nanos),
                    Duration.ofNanos(Lap.cpuNanos() - cpuNanos));
        }
    }
}
