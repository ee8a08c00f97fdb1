package creditbank.run.retention;

import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Brings Quartz's clustered store in line with the policy: a server purges at its times, or never where there is no policy. */
public final class PurgeSchedule {
    private static final JobKey KEY = new JobKey("purge", "retention");

    private PurgeSchedule() {}

    /** Schedules purges; a time that was missed while nothing ran is made up once. */
    public static void start(ConfigurableApplicationContext context, Optional<Policy> policy) {
        Scheduler scheduler = context.getBean(Scheduler.class);
        try {
            if (policy.isEmpty()) {
                scheduler.deleteJob(KEY);
                return;
            }
            context.getBeanFactory().registerSingleton("retentionPolicy", policy.get());
            JobDetail job = JobBuilder.newJob(ScheduledPurge.class)
                    .withIdentity(KEY)
                    .storeDurably()
                    .build();
            Trigger trigger = TriggerBuilder.newTrigger()
                    .withIdentity(KEY.getName(), KEY.getGroup())
                    .forJob(KEY)
                    .withSchedule(CronScheduleBuilder.cronSchedule(policy.get().schedule())
                            .inTimeZone(TimeZone.getTimeZone(policy.get().zone()))
                            .withMisfireHandlingInstructionFireAndProceed())
                    .build();
            scheduler.scheduleJob(job, Set.of(trigger), true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule does not take the purge", e);
        }
    }
}
