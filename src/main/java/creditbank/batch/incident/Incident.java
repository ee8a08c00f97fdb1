package creditbank.batch.incident;

import creditbank.batch.Failure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * That a source did not complete a business date.
 *
 * @param run the run that failed, 0 where none could begin
 * @param failure why it failed last
 * @param since when it failed first
 * @param last when it failed last
 * @param times how often it has failed
 * @param addressed the later run that completed, by which nobody has to act any more
 */
public record Incident(
        String source,
        LocalDate date,
        long run,
        Failure failure,
        Instant since,
        Instant last,
        long times,
        OptionalLong addressed) {}
