package creditbank.run.source;

import java.time.Duration;
import java.time.ZoneId;

/**
 * A job file: names and numbers that make one source of a route and a mapping.
 *
 * @param source the source's name, which is the file's without its ending
 * @param schedule a Quartz cron expression in the job's zone
 * @param full whether a delivery states everything, so that what it leaves out is withdrawn
 * @param window how long a run may take before it is reported as late
 */
public record JobFile(
        String source,
        String route,
        String mapping,
        String schedule,
        ZoneId zone,
        boolean full,
        Limits limits,
        Duration window) {}
