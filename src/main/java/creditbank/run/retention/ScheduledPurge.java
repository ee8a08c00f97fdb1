package creditbank.run.retention;

import creditbank.run.centre.Centre;
import creditbank.run.retention.archive.ArchiveException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One firing of the policy's schedule. Where the server stops, it stops behind its present deletion, and the next firing goes on. */
@DisallowConcurrentExecution
public final class ScheduledPurge implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledPurge.class);

    private final Centre centre;
    private final Policy policy;

    public ScheduledPurge(Centre centre, Policy policy) {
        this.centre = centre;
        this.policy = policy;
    }

    @Override
    public void execute(JobExecutionContext firing) {
        try {
            PurgeReport report = new Purge(centre, policy, Instant.now(Clock.systemUTC())).run(() -> stands(firing));
            if (report.nothing()) {
                LOG.info("purge: nothing is old enough");
            } else {
                LOG.info("purge {}: deleted {}; archive {}", report.purge(), report.counts(), report.archive());
            }
        } catch (IllegalStateException | ArchiveException e) {
            LOG.warn("purge: {}", e.getMessage());
        } catch (IOException e) {
            LOG.warn("purge: {}; the next one goes on", e.getClass().getSimpleName());
        } catch (SQLException e) {
            LOG.warn("purge: the database refused ({}); the next one goes on", e.getSQLState());
        }
    }

    private static boolean stands(JobExecutionContext firing) {
        try {
            return firing.getScheduler().isInStandbyMode();
        } catch (SchedulerException e) {
            return true;
        }
    }
}
