package creditbank.run.inbox;

import creditbank.run.RunReport;
import creditbank.run.source.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What one source has to do, one business date after the other.
 *
 * @param tasks in their order
 */
record Line(Source source, List<Task> tasks) {
    /**
     * One business date.
     *
     * @param work runs it, or reruns its run
     */
    record Task(LocalDate date, Function<Source, RunReport> work) {}

    /** Does one after the other and stops at the first that fails; what is not begun then is counted. */
    Done run() {
        List<Done.Ran> ran = new ArrayList<>();
        for (Task task : tasks) {
            RunReport report = task.work().apply(source);
            ran.add(new Done.Ran(task.date(), report));
            if (!report.settled()) {
                break;
            }
        }
        return new Done(source.name(), ran, tasks.size() - ran.size());
    }
}
