package creditbank.cli.report;

import creditbank.batch.Counts;
import creditbank.practice.PracticeProcess;
import creditbank.resolve.match.Matched;
import creditbank.run.NightReport;
import creditbank.run.RunReport;
import creditbank.run.centre.Lap;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A night as one JSON document. */
public final class NightJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NightJson() {}

    /** With what the practice senders used, where they ran. */
    public static String document(NightReport report, Again again, @Nullable PracticeProcess senders) {
        ObjectNode document = JSON.createObjectNode();
        document.put("date", report.date().toString());
        var runs = document.putArray("runs");
        report.runs().forEach(run -> run(runs.addObject(), run, again));
        standing(document, report);
        if (report.export() != null) {
            document.putObject("export")
                    .put("path", report.export().path().toString())
                    .put("files", report.export().files())
                    .put("rows", report.export().rows());
        } else {
            document.putObject("export").put("cause", report.exportCause());
        }
        ObjectNode night = document.putObject("night").put("seconds", seconds(report.wall()));
        laps(night.putArray("stages"), report.laps());
        if (senders != null) {
            document.putObject("senders")
                    .put("generation_seconds", senders.generationSeconds())
                    .put("cpu_seconds", senders.cpuSinceReady());
        }
        return JSON.writeValueAsString(document) + "\n";
    }

    /** Neither where the database did not answer any more. */
    private static void standing(ObjectNode document, NightReport report) {
        NightReport.Standing standing = report.standing();
        if (standing == null) {
            return;
        }
        document.putObject("bank").put("learners", standing.learners()).put("records", standing.records());
        document.putObject("ledger")
                .put("origin", standing.ledger().origin())
                .put("size", standing.ledger().size())
                .put("root", standing.ledger().root())
                .put("held", standing.ledger().held())
                .put("waiting", standing.ledger().waiting())
                .put("chain", standing.ledger().chain());
    }

    private static void run(ObjectNode node, RunReport run, Again again) {
        node.put("source", run.source()).put("run", run.run()).put("state", run.state());
        Counts counts = run.counts();
        long accepted =
                counts.fresh() + counts.changed() + counts.unchanged() + counts.duplicate() + counts.withdrawn();
        node.put("rows", run.rows()).put("accepted", accepted).put("refused", run.refused());
        node.put("new", counts.fresh()).put("changed", counts.changed()).put("unchanged", counts.unchanged());
        node.put("duplicate", counts.duplicate()).put("withdrawn", counts.withdrawn());
        node.put("missing", counts.missing()).put("moved", counts.moved());
        node.put("batch", run.batchId());
        node.put("digest", run.batch() == null ? "" : run.batch().contentDigest());
        node.put("seconds", BigDecimal.valueOf(run.milliseconds(), 3));
        node.putObject("again")
                .put("read", run.again().read())
                .put("read_again", run.again().readAgain())
                .put("credited", run.again().credited())
                .put("credited_again", run.again().creditedAgain());
        Matched matched = run.matched();
        node.putObject("matching")
                .put("candidates", matched.candidates())
                .put("alike", matched.pairs())
                .put("hot_keys", matched.hotKeys())
                .put("unexamined", matched.unexamined())
                .put("expected_loss", matched.loss());
        laps(node.putArray("stages"), run.laps());
        if (!run.good()) {
            node.put("step", run.step())
                    .put("cause", run.cause())
                    .put("cause_class", run.failure().kind().text())
                    .put("rerun", again.command(run));
        }
    }

    private static void laps(ArrayNode stages, List<Lap> laps) {
        for (Lap lap : laps) {
            stages.addObject()
                    .put("stage", lap.stage())
                    .put("began", lap.began().toString())
                    .put("seconds", seconds(lap.wall()))
                    .put("cpu_seconds", seconds(lap.cpu()));
        }
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3);
    }
}
