package creditbank.run;

import creditbank.run.failure.Causes;
import creditbank.run.source.ConfigurationException;
import creditbank.run.source.Source;
import creditbank.run.source.SourceList;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.locks.LockSupport;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.context.ApplicationContext;

/**
 * Brings Quartz's clustered store in line with the job files: one durable job and one cron trigger a source. All nodes of a home have the same job files; one
 * that starts with others changes the schedule for all.
 */
public final class Schedule {
    static final String GROUP = "sources";
    private static final Duration BEAT = Duration.ofMillis(50);

    private final Scheduler scheduler;
    private final Runs runs;

    public Schedule(Scheduler scheduler, Runs runs) {
        this.scheduler = scheduler;
        this.runs = runs;
    }

    /** The schedule of a running application. */
    public static Schedule in(ApplicationContext context) {
        return new Schedule(context.getBean(Scheduler.class), context.getBean(Runs.class));
    }

    /**
     * Schedules these sources and no others, then starts firing.
     *
     * @throws ConfigurationException if a schedule has no time left
     */
    public void start(SourceList list) {
        asked("start", () -> {
            Set<JobKey> gone = new HashSet<>(scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP)));
            for (Source source : list.sources()) {
                CronTrigger trigger = trigger(source);
                checkFuture(source, trigger);
                keep(job(source), trigger);
                gone.remove(trigger.getJobKey());
            }
            for (JobKey key : gone) {
                scheduler.deleteJob(key);
            }
            scheduler.start();
            return true;
        });
    }

    /** When a source is run next. */
    public Instant next(Source source) {
        return asked("say when " + source.name() + " is due", () -> scheduler.getTrigger(key(source)))
                .getNextFireTime()
                .toInstant();
    }

    /**
     * Lets nothing begin any more, tells the runs to end where they can go on later, and waits for them.
     *
     * @return whether all have ended; those that have not are as safe as if they were killed, and the store gives them to the next node that starts
     */
    public boolean stop(Duration patience) {
        return asked("stop", () -> {
            scheduler.standby();
            runs.stop();
            long end = System.nanoTime() + patience.toNanos();
            while (!scheduler.getCurrentlyExecutingJobs().isEmpty()) {
                if (System.nanoTime() > end) {
                    return false;
                }
                LockSupport.parkNanos(BEAT.toNanos());
            }
            // The jobs have ended, their threads still write that.
            scheduler.shutdown(true);
            return true;
        });
    }

    private static <T> T asked(String what, Question<T> question) {
        try {
            return question.ask();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule does not " + what + ": " + Causes.sentence(e), e);
        }
    }

    private static void checkFuture(Source source, CronTrigger trigger) {
        if (trigger.getFireTimeAfter(Date.from(Instant.now())) == null) {
            throw new ConfigurationException(List.of("jobs/" + source.name() + ".yaml: the schedule '"
                    + source.job().schedule() + "' has no time left, expected one in the future"));
        }
    }

    /** A trigger that is there with the same times stays: it knows which firing was missed. Only a failure to make the job can have stopped it. */
    private void keep(JobDetail job, CronTrigger wanted) throws SchedulerException {
        Trigger found = scheduler.getTrigger(wanted.getKey());
        if (found instanceof CronTrigger same
                && same.getCronExpression().equals(wanted.getCronExpression())
                && same.getTimeZone().getID().equals(wanted.getTimeZone().getID())) {
            scheduler.addJob(job, true);
            scheduler.resetTriggerFromErrorState(found.getKey());
        } else {
            scheduler.scheduleJob(job, Set.of(wanted), true);
        }
    }

    /** A firing whose node dies is made up by another one, or by the next that starts. */
    private static JobDetail job(Source source) {
        return JobBuilder.newJob(ScheduledRun.class)
                .withIdentity(source.name(), GROUP)
                .usingJobData(ScheduledRun.SOURCE, source.name())
                .storeDurably()
                .requestRecovery()
                .build();
    }

    /** A firing that downtime missed is made up once. */
    private static CronTrigger trigger(Source source) {
        return TriggerBuilder.newTrigger()
                .withIdentity(key(source))
                .forJob(source.name(), GROUP)
                .withSchedule(CronScheduleBuilder.cronSchedule(source.job().schedule())
                        .inTimeZone(TimeZone.getTimeZone(source.job().zone()))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
    }

    private static TriggerKey key(Source source) {
        return new TriggerKey(source.name(), GROUP);
    }

    private interface Question<T> {
        T ask() throws SchedulerException;
    }
}
