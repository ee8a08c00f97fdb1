package creditbank.cli.undo;

import creditbank.batch.Batch;
import creditbank.cli.report.Shell;
import creditbank.run.undo.UndoReport;
import creditbank.run.undo.UndoReport.Effect;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What taking a batch back does, for people and as a JSON document. */
public final class UndoText {
    private static final int HUNDRED = 100;

    private UndoText() {}

    /** For people, with the command that takes it back. */
    public static String of(UndoReport report, Shell shell) {
        long target = report.target().handle().id();
        Effect effect = report.effect();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "batch     %d of %s, %s, %,d rows: %s%n",
                target,
                report.target().handle().source(),
                report.target().handle().date(),
                report.target().rows(),
                report.again() ? "is brought back" : "is taken back"));
        text.append(String.format(
                Locale.ROOT,
                "claims    %,d end, %,d begin again, %,d stay since a later batch changed them%n",
                report.reversed().taken(),
                report.reversed().revived(),
                report.reversed().kept()));
        text.append(String.format(
                Locale.ROOT,
                "records   %,d begin or change, %,d end, %,d go to another learner; credits %s%n",
                effect.changed(),
                effect.ended(),
                effect.moved(),
                credits(effect.credits())));
        text.append(String.format(
                Locale.ROOT,
                "learners  %,d go into others, %,d come back or are new%n",
                report.resolved().forwarded(),
                report.resolved().returned() + report.resolved().learners()));
        Batch by = report.by();
        if (by == null) {
            return text.append("Nothing was changed.").toString();
        }
        String back = "undo " + target + (report.again() ? "" : " --undo");
        return text.append(String.format(
                        Locale.ROOT,
                        "done by   batch %d, %s; exports follow with the next night; to reverse: %s",
                        by.handle().id(),
                        by.state().text(),
                        shell.line(back)))
                .toString();
    }

    /** As one document. */
    public static String json(UndoReport report) {
        JsonMapper json = JsonMapper.builder().build();
        Effect effect = report.effect();
        ObjectNode root = json.createObjectNode()
                .put("batch", report.target().handle().id())
                .put("source", report.target().handle().source())
                .put("again", report.again());
        root.putObject("claims")
                .put("taken", report.reversed().taken())
                .put("revived", report.reversed().revived())
                .put("kept", report.reversed().kept());
        root.putObject("records")
                .put("changed", effect.changed())
                .put("ended", effect.ended())
                .put("moved", effect.moved())
                .put("creditsHundredths", effect.credits());
        root.putObject("learners")
                .put("forwarded", report.resolved().forwarded())
                .put("returned", report.resolved().returned())
                .put("made", report.resolved().learners());
        Batch by = report.by();
        if (by != null) {
            root.putObject("by")
                    .put("batch", by.handle().id())
                    .put("run", by.run())
                    .put("state", by.state().text());
        }
        return json.writeValueAsString(root);
    }

    private static String credits(long hundredths) {
        String sign = hundredths > 0 ? "+" : hundredths < 0 ? "-" : "";
        long size = Math.abs(hundredths);
        return String.format(Locale.ROOT, "%s%,d.%02d", sign, size / HUNDRED, size % HUNDRED);
    }
}
