package creditbank.run;

import creditbank.run.source.Source;
import creditbank.run.source.SourceList;
import java.util.HashSet;
import java.util.Set;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.context.ApplicationContext;

/** Brings Quartz's clustered store in line with the job files: one durable job and one cron trigger a source. */
public final class Schedule {
    private static final String GROUP = "sources";

    private final Scheduler scheduler;

    public Schedule(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** The schedule of a running application. */
    public static Schedule in(ApplicationContext context) {
        return new Schedule(context.getBean(Scheduler.class));
    }

    /** Schedules these sources and no others, then starts firing. */
    public void start(SourceList list) throws SchedulerException {
        Set<JobKey> gone = new HashSet<>(scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP)));
        for (Source source : list.sources()) {
            JobDetail job = JobBuilder.newJob(ScheduledRun.class)
                    .withIdentity(source.name(), GROUP)
                    .usingJobData(ScheduledRun.SOURCE, source.name())
                    .storeDurably()
                    .requestRecovery()
                    .build();
            gone.remove(job.getKey());
            scheduler.scheduleJob(job, Set.of(trigger(source)), true);
        }
        for (JobKey key : gone) {
            scheduler.deleteJob(key);
        }
        scheduler.start();
    }

    /** A firing that downtime missed is made up once. */
    private static CronTrigger trigger(Source source) {
        return TriggerBuilder.newTrigger()
                .withIdentity(source.name(), GROUP)
                .withSchedule(CronScheduleBuilder.cronSchedule(source.job().schedule())
                        .inTimeZone(TimeZone.getTimeZone(source.job().zone()))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
    }
}
