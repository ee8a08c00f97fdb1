package creditbank.cli.runs;

import creditbank.batch.incident.Incident;
import creditbank.batch.incident.Incidents;
import creditbank.cli.HomeOptions;
import creditbank.run.centre.Centre;
import java.io.PrintWriter;
import java.sql.Connection;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Lists what has failed, by cause, with who has to act. */
@Command(
        name = "failures",
        description = "Lists what has failed, was refused or is held, by cause, with who has to act and since when.",
        mixinStandardHelpOptions = true)
public final class FailuresCommand implements Callable<Integer> {
    private static final String ROW = "%-11s %-13s %-16s %-10s %8s  %s%n";
    private static final String MORE = "            %s%n";

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(names = "--all", description = "Also those that a later run has addressed, the latest first.")
    private boolean all;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many with --all (default: ${DEFAULT-VALUE}).")
    private int most = 100;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            List<Incident> incidents = all ? Incidents.latest(connection, most) : Incidents.open(connection);
            PrintWriter out = spec.commandLine().getOut();
            if (options.json()) {
                out.println(json(incidents));
            } else {
                print(out, incidents);
            }
        }
        return 0;
    }

    private void print(PrintWriter out, List<Incident> incidents) {
        if (incidents.isEmpty()) {
            out.println("nothing has failed that somebody has to act on");
            return;
        }
        out.printf(Locale.ROOT, ROW, "cause", "owner", "source", "date", "run", "since");
        for (Incident incident : incidents) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    incident.failure().kind().text(),
                    incident.failure().kind().owner(),
                    incident.source(),
                    incident.date(),
                    incident.run() == 0 ? "-" : incident.run(),
                    incident.since().truncatedTo(ChronoUnit.SECONDS));
            out.printf(
                    Locale.ROOT,
                    MORE,
                    "step '" + incident.failure().step() + "': "
                            + incident.failure().cause()
                            + (incident.times() > 1 ? " (" + incident.times() + " times)" : ""));
            incident.addressed().ifPresent(run -> out.printf(Locale.ROOT, MORE, "addressed by run " + run));
        }
        incidents.stream()
                .filter(incident -> incident.addressed().isEmpty())
                .map(incident -> incident.failure().kind())
                .distinct()
                .forEach(kind -> out.printf(
                        Locale.ROOT, "when mended: %s%n", options.shell().line("rerun --cause " + kind.text())));
    }

    private static String json(List<Incident> incidents) {
        JsonMapper mapper = JsonMapper.builder().build();
        ArrayNode array = mapper.createArrayNode();
        for (Incident incident : incidents) {
            var node = array.addObject()
                    .put("cause", incident.failure().kind().text())
                    .put("owner", incident.failure().kind().owner())
                    .put("source", incident.source())
                    .put("date", incident.date().toString())
                    .put("run", incident.run())
                    .put("step", incident.failure().step())
                    .put("words", incident.failure().cause())
                    .put("since", incident.since().toString())
                    .put("last", incident.last().toString())
                    .put("times", incident.times());
            incident.addressed().ifPresent(run -> node.put("addressedBy", run));
        }
        return mapper.writeValueAsString(mapper.createObjectNode().set("failures", array));
    }
}
