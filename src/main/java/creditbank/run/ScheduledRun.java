package creditbank.run;

import creditbank.run.source.Source;
import creditbank.run.source.SourceList;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One firing of a source's schedule: asks for the source's run of the business date; the source's lock decides whether it is run here. */
@DisallowConcurrentExecution
public final class ScheduledRun implements Job {
    static final String SOURCE = "source";
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledRun.class);

    private final Night night;
    private final SourceList sources;

    public ScheduledRun(Night night, SourceList sources) {
        this.night = night;
        this.sources = sources;
    }

    @Override
    public void execute(JobExecutionContext firing) throws JobExecutionException {
        Source source = sources.named(firing.getMergedJobDataMap().getString(SOURCE));
        LocalDate date = LocalDate.ofInstant(
                firing.getScheduledFireTime().toInstant(), source.job().zone());
        try {
            NightReport report = night.run(date, List.of(source), (name, message) -> LOG.info("{}: {}", name, message));
            report.runs().forEach(run -> tell(run, source.job().window()));
            if (!report.exportCause().isEmpty()) {
                LOG.warn("export failed: {}", report.exportCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobExecutionException(e);
        }
    }

    private static void tell(RunReport run, Duration window) {
        if (!run.good()) {
            LOG.warn(
                    "{} {} in step '{}': {}; when mended: creditbank rerun {}",
                    run.source(),
                    run.state(),
                    run.step(),
                    run.cause(),
                    run.run());
        } else if (run.milliseconds() > window.toMillis()) {
            LOG.warn("{} was late: {} s, its window is {}", run.source(), run.milliseconds() / 1000, window);
        } else {
            LOG.info("{} {}", run.source(), run.state());
        }
    }
}
