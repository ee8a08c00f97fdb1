package creditbank.cli.runs;

import creditbank.cli.report.Again;
import creditbank.run.RunReport;
import creditbank.run.inbox.Done;
import creditbank.run.source.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What several sources did, one business date after the other, for people and as a JSON document. */
public final class DoneText {
    private DoneText() {}

    /** For people; of what failed the cause and the command that reruns it. */
    public static String of(List<Done> done, Again again) {
        if (done.isEmpty()) {
            return String.format(Locale.ROOT, "nothing to do%n");
        }
        StringBuilder text = new StringBuilder();
        for (Done source : done) {
            for (Done.Ran ran : source.ran()) {
                RunReport run = ran.report();
                text.append(String.format(
                        Locale.ROOT,
                        "%-16s %-10s %8d %-18s %9d rows%n",
                        source.source(),
                        ran.date(),
                        run.run(),
                        run.state(),
                        run.rows()));
                text.append(failure(run, again));
            }
            if (!source.why().isEmpty()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-16s left: %d %s, %s%n",
                        source.source(),
                        source.left(),
                        source.left() == 1 ? "date" : "dates",
                        source.why()));
            } else if (source.left() > 0) {
                text.append(String.format(
                        Locale.ROOT, "%-16s %d more dates were not begun%n", source.source(), source.left()));
            }
        }
        return text.toString();
    }

    /** What would be run, for people. */
    static String would(Map<Source, List<LocalDate>> missing) {
        if (missing.isEmpty()) {
            return String.format(Locale.ROOT, "nothing to do%n");
        }
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "would be run:%n"));
        missing.forEach((source, dates) -> text.append(String.format(
                Locale.ROOT,
                "%-16s %d dates, %s to %s%n",
                source.name(),
                dates.size(),
                dates.getFirst(),
                dates.getLast())));
        return text.toString();
    }

    /** What would be run, as one document. */
    static String wouldJson(Map<Source, List<LocalDate>> missing) {
        JsonMapper json = JsonMapper.builder().build();
        ArrayNode sources = json.createArrayNode();
        missing.forEach((source, dates) -> {
            ArrayNode node = sources.addObject().put("source", source.name()).putArray("dates");
            dates.forEach(date -> node.add(date.toString()));
        });
        return json.writeValueAsString(json.createObjectNode().set("sources", sources));
    }

    private static String failure(RunReport run, Again again) {
        if (run.good()) {
            return "";
        }
        String step = run.step().isEmpty() ? "" : "step '" + run.step() + "': ";
        String command = again.command(run);
        return String.format(Locale.ROOT, "  %s%s%n", step, run.cause())
                + (command.isEmpty() ? "" : String.format(Locale.ROOT, "  when mended: %s%n", command));
    }

    /** As one document. */
    public static String json(List<Done> done, Again again) {
        JsonMapper json = JsonMapper.builder().build();
        ArrayNode sources = json.createArrayNode();
        for (Done source : done) {
            ObjectNode node = sources.addObject()
                    .put("source", source.source())
                    .put("left", source.left())
                    .put("why", source.why());
            ArrayNode runs = node.putArray("runs");
            for (Done.Ran ran : source.ran()) {
                RunReport run = ran.report();
                runs.addObject()
                        .put("date", ran.date().toString())
                        .put("run", run.run())
                        .put("batch", run.batchId())
                        .put("state", run.state())
                        .put("rows", run.rows())
                        .put("step", run.step())
                        .put("cause", run.cause())
                        .put(
                                "cause_class",
                                run.good() ? "" : run.failure().kind().text())
                        .put("rerun", run.good() ? "" : again.command(run));
            }
        }
        return json.writeValueAsString(json.createObjectNode().set("sources", sources));
    }
}
