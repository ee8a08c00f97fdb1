package creditbank.run.inbox;

import creditbank.batch.CauseClass;
import creditbank.batch.incident.Incident;
import creditbank.batch.incident.Incidents;
import creditbank.run.RunReport;
import creditbank.run.Runs;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Progress;
import creditbank.run.source.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reruns all failures of one cause: within a source by their dates, up to the first that fails again; of a failure before any run began, the date is run. */
public final class Inbox {
    private static final int AT_ONCE = 4;

    private final Centre centre;
    private final Runs runs;
    private final List<Source> sources;

    public Inbox(Centre centre, Runs runs, List<Source> sources) {
        this.centre = centre;
        this.runs = runs;
        this.sources = List.copyOf(sources);
    }

    /** Reruns what failed of this cause and that nobody has addressed; nothing where there is none. What has no job file any more is left, and said. */
    public List<Done> rerun(CauseClass cause, Progress progress) throws SQLException, InterruptedException {
        List<Incident> open;
        try (Connection connection = centre.database().getConnection()) {
            open = Incidents.open(connection).stream()
                    .filter(incident -> incident.failure().kind() == cause)
                    .toList();
        }
        List<Line> lines = new ArrayList<>();
        for (Source source : sources) {
            List<Line.Task> tasks = open.stream()
                    .filter(incident -> incident.source().equals(source.name()))
                    .map(incident -> new Line.Task(incident.date(), known -> rerun(known, incident, progress)))
                    .toList();
            if (!tasks.isEmpty()) {
                lines.add(new Line(source, tasks));
            }
        }
        List<Done> done = new ArrayList<>(Lines.run(lines, AT_ONCE));
        done.addAll(orphaned(open));
        return done;
    }

    /** What failed of sources that are no more; nobody can run it, and nobody shall think that it was. */
    private List<Done> orphaned(List<Incident> open) {
        Map<String, Integer> left = new TreeMap<>();
        for (Incident incident : open) {
            if (sources.stream().noneMatch(source -> source.name().equals(incident.source()))) {
                left.merge(incident.source(), 1, Integer::sum);
            }
        }
        return left.entrySet().stream()
                .map(source -> new Done(
                        source.getKey(),
                        List.of(),
                        source.getValue(),
                        "for " + source.getKey() + " has no job file any more"))
                .toList();
    }

    private RunReport rerun(Source source, Incident incident, Progress progress) {
        return incident.run() > 0
                ? runs.rerun(incident.run(), List.of(source), progress)
                : runs.nightly(source, incident.date(), progress);
    }
}
