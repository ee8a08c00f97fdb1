package creditbank.cli.report;

import creditbank.batch.Batch;
import creditbank.run.replay.RepetitionReport;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a past delivery comes to by today's files, for people and as a JSON document. */
public final class RepetitionText {
    private static final int HUNDRED = 100;

    private RepetitionText() {}

    /** For people, with the command that takes it back. */
    public static String of(RepetitionReport report, Shell shell) {
        Batch past = report.past();
        String text = String.format(
                Locale.ROOT,
                "run       %d, batch %d of %s, %s, with today's mapping, rules and model%n"
                        + "rows      %,d new, %,d changed, %,d unchanged, %,d duplicate, %,d withdrawn, %,d refused (then %,d);"
                        + " %,d missing, %,d left out since later deliveries have changed them%n"
                        + "records   %,d gained, %,d lost, %,d changed, %,d go to another learner; credits %s%n",
                past.run(),
                past.handle().id(),
                past.handle().source(),
                past.handle().date(),
                report.counts().fresh(),
                report.counts().changed(),
                report.counts().unchanged(),
                report.counts().duplicate(),
                report.counts().withdrawn(),
                report.refused(),
                past.refused(),
                report.counts().missing(),
                report.left(),
                report.credited().fresh(),
                report.credited().ended(),
                report.credited().changed(),
                report.credited().moved(),
                credits(report.credits()));
        Batch by = report.by();
        if (by == null) {
            return text + "Nothing was changed.";
        }
        return text
                + String.format(
                        Locale.ROOT,
                        "done by   batch %d, %s; exports follow with the next night; to reverse: %s",
                        by.handle().id(),
                        by.state().text(),
                        shell.line("undo " + by.handle().id()));
    }

    /** As one document. */
    public static String json(RepetitionReport report) {
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode root = json.createObjectNode()
                .put("run", report.past().run())
                .put("batch", report.past().handle().id())
                .put("source", report.past().handle().source())
                .put("refused", report.refused())
                .put("refusedThen", report.past().refused())
                .put("leftOut", report.left());
        root.putObject("rows")
                .put("new", report.counts().fresh())
                .put("changed", report.counts().changed())
                .put("unchanged", report.counts().unchanged())
                .put("duplicate", report.counts().duplicate())
                .put("withdrawn", report.counts().withdrawn())
                .put("missing", report.counts().missing());
        root.putObject("records")
                .put("gained", report.credited().fresh())
                .put("lost", report.credited().ended())
                .put("changed", report.credited().changed())
                .put("moved", report.credited().moved())
                .put("creditsHundredths", report.credits());
        Batch by = report.by();
        if (by != null) {
            root.putObject("by")
                    .put("batch", by.handle().id())
                    .put("run", by.run())
                    .put("state", by.state().text())
                    .put("digest", by.contentDigest());
        }
        return json.writeValueAsString(root);
    }

    private static String credits(long hundredths) {
        String sign = hundredths > 0 ? "+" : hundredths < 0 ? "-" : "";
        long size = Math.abs(hundredths);
        return String.format(Locale.ROOT, "%s%,d.%02d", sign, size / HUNDRED, size % HUNDRED);
    }
}
