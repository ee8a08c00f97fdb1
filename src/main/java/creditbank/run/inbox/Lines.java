package creditbank.run.inbox;

import creditbank.batch.CauseClass;
import creditbank.batch.Failure;
import creditbank.run.RunReport;
import creditbank.run.failure.Causes;
import creditbank.run.failure.Diagnosis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several sources beside one another, each in the order of its dates; one that fails does not keep the others. */
final class Lines {
    private Lines() {}

    /** Runs so many at a time at most. */
    static List<Done> run(List<Line> lines, int parallel) throws InterruptedException {
        List<Done> done = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(parallel)) {
            List<Future<Done>> started =
                    lines.stream().map(line -> executor.submit(line::run)).toList();
            for (int i = 0; i < started.size(); i++) {
                done.add(result(lines.get(i), started.get(i)));
            }
        }
        return done;
    }

    private static Done result(Line line, Future<Done> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            CauseClass kind = Diagnosis.of(cause);
            LocalDate date = line.tasks().getFirst().date();
            RunReport report =
                    RunReport.none(line.source(), RunReport.FAILED, new Failure("start", Causes.sentence(cause), kind));
            return new Done(
                    line.source().name(),
                    List.of(new Done.Ran(date, report)),
                    line.tasks().size() - 1);
        }
    }
}
