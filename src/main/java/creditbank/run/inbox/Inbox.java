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

    /** Reruns what failed of this cause and that nobody has addressed; nothing where there is none. */
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
        return Lines.run(lines, AT_ONCE);
    }

    private RunReport rerun(Source source, Incident incident, Progress progress) {
        return incident.run() > 0
                ? runs.rerun(incident.run(), List.of(source), progress)
                : runs.nightly(source, incident.date(), progress);
    }
}
