package creditbank.run;

import creditbank.batch.Counts;
import creditbank.batch.Failure;
import creditbank.export.ExportResult;
import creditbank.run.centre.Progress;
import creditbank.run.failure.Causes;
import creditbank.run.failure.Diagnosis;
import creditbank.run.source.Source;
import creditbank.run.source.SourceList;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One firing of a source's schedule: asks for the source's run of the business date; the source's lock decides whether it is run here. */
@DisallowConcurrentExecution
public final class ScheduledRun implements Job {
    static final String SOURCE = "source";
    private static final String DATE = "date";
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledRun.class);

    private final Night night;
    private final Runs runs;
    private final SourceList sources;
    private final Advice advice;

    public ScheduledRun(Night night, Runs runs, SourceList sources, Advice advice) {
        this.night = night;
        this.runs = runs;
        this.sources = sources;
        this.advice = advice;
    }

    @Override
    public void execute(JobExecutionContext firing) throws JobExecutionException {
        Source source = sources.named(firing.getMergedJobDataMap().getString(SOURCE));
        LocalDate date = date(firing, source);
        Progress progress = (name, message) -> LOG.info("{}: {}", name, message);
        progress.say(source.name(), "the run of " + date + " begins");
        RunReport run = run(source, date, progress);
        tell(run, source.job().window());
        if (run.state().equals(RunLine.INTERRUPTED)) {
            handOver(firing, date);
        } else if (!run.elsewhere()) {
            tell(night.finish(date, List.of(run), progress));
        }
    }

    private RunReport run(Source source, LocalDate date, Progress progress) {
        try {
            return runs.nightly(source, date, progress);
        } catch (RuntimeException e) {
            return RunReport.none(source, RunLine.FAILED, new Failure("start", Causes.sentence(e), Diagnosis.of(e)));
        }
    }

    private static LocalDate date(JobExecutionContext firing, Source source) {
        String given = firing.getMergedJobDataMap().getString(DATE);
        return given != null
                ? LocalDate.parse(given)
                : LocalDate.ofInstant(
                        firing.getScheduledFireTime().toInstant(), source.job().zone());
    }

    /** This process ends; the store keeps a firing for now, which another node takes at once and the next one that starts otherwise. */
    private static void handOver(JobExecutionContext firing, LocalDate date) throws JobExecutionException {
        Trigger rest = TriggerBuilder.newTrigger()
                .forJob(firing.getJobDetail().getKey())
                .usingJobData(DATE, date.toString())
                .startNow()
                .build();
        try {
            firing.getScheduler().scheduleJob(rest);
        } catch (SchedulerException e) {
            throw new JobExecutionException("the rest of the run is not handed over", e);
        }
    }

    private static void tell(NightReport report) {
        ExportResult export = report.export();
        if (export == null) {
            LOG.warn("export failed: {}; the next run tries again", report.exportCause());
        } else if (export.changed()) {
            LOG.info("export: {} rows in {} files under {}", export.rows(), export.files(), export.path());
        }
    }

    private void tell(RunReport run, Duration window) {
        if (run.elsewhere()) {
            LOG.info("{}: {}", run.source(), run.cause());
        } else if (run.state().equals(RunLine.INTERRUPTED)) {
            LOG.info("{} interrupted in step '{}': {}; it goes on by itself", run.source(), run.step(), run.cause());
        } else if (!run.good()) {
            String again = run.rerunnable() ? "; when mended: " + advice.rerun(run.run()) : "";
            LOG.warn("{} {} in step '{}': {}{}", run.source(), run.state(), run.step(), run.cause(), again);
        } else if (run.milliseconds() > window.toMillis()) {
            LOG.warn("{} was late, its window is {}: {}", run.source(), window, summary(run));
        } else {
            LOG.info("{}", summary(run));
        }
    }

    private static String summary(RunReport run) {
        String head = String.format(
                Locale.ROOT, "%s %s: run %d, %.1f s", run.source(), run.state(), run.run(), run.milliseconds() / 1e3);
        if (!run.credited()) {
            return head;
        }
        Counts counts = run.counts();
        return String.format(
                Locale.ROOT,
                "%s, batch %d, %d rows: %d new, %d changed, %d unchanged, %d duplicate, %d withdrawn, %d refused; %d missing",
                head,
                run.batchId(),
                run.rows(),
                counts.fresh(),
                counts.changed(),
                counts.unchanged(),
                counts.duplicate(),
                counts.withdrawn(),
                run.refused(),
                counts.missing());
    }
}
