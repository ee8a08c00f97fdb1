package creditbank.run.inbox;

import creditbank.batch.Batches;
import creditbank.run.Runs;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import creditbank.run.source.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs the business dates that sources are missing: never one that has completed, by date within a source, up to its first failure. */
public final class Backfill {
    private final Centre centre;
    private final Runs runs;

    public Backfill(Centre centre, Runs runs) {
        this.centre = centre;
        this.runs = runs;
    }

    /**
     * Runs what is missing.
     *
     * @param to the last date, not before {@code from}
     * @param parallel how many sources run at once, at least 1
     * @return one for each source that misses a date
     */
    public List<Done> run(LocalDate from, LocalDate to, List<Source> sources, int parallel, Progress progress)
            throws SQLException, InterruptedException {
        List<Line> lines = new ArrayList<>();
        missing(from, to, sources)
                .forEach((source, dates) -> lines.add(new Line(
                        source,
                        dates.stream()
                                .map(date -> new Line.Task(date, known -> runs.nightly(known, date, progress)))
                                .toList())));
        return Lines.run(lines, parallel);
    }

    /** What {@link #run} would run: the sources that miss a date, each with its dates in their order. */
    public Map<Source, List<LocalDate>> missing(LocalDate from, LocalDate to, List<Source> sources)
            throws SQLException {
        Map<Source, List<LocalDate>> missing = new LinkedHashMap<>();
        for (Source source : sources) {
            List<LocalDate> dates = missing(source, from, to);
            if (!dates.isEmpty()) {
                missing.put(source, dates);
            }
        }
        return missing;
    }

    private List<LocalDate> missing(Source source, LocalDate from, LocalDate to) throws SQLException {
        try (Connection connection = centre.database().getConnection()) {
            Set<LocalDate> completed = Batches.completedDates(connection, source.name());
            return from.datesUntil(to.plusDays(1))
                    .filter(date -> !completed.contains(date))
                    .toList();
        }
    }
}
