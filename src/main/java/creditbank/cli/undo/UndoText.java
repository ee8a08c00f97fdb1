package creditbank.cli.undo;

import creditbank.batch.Batch;
import creditbank.cli.report.Shell;
import creditbank.run.undo.UndoReport;
import creditbank.run.undo.UndoReport.Effect;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What taking a batch back does, for people and as a JSON document. */
public final class UndoText {
    private static final int HUNDRED = 100;
    private static final int MOST = 10;

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
        text.append(touched("redeemed", report.touched().redeemed()));
        text.append(touched("disputed", report.touched().disputed()));
        text.append(touched("corrected", report.touched().corrected()));
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
        ObjectNode touched = root.putObject("touched");
        report.touched().redeemed().forEach(touched.putArray("redeemed")::add);
        report.touched().disputed().forEach(touched.putArray("disputed")::add);
        report.touched().corrected().forEach(touched.putArray("corrected")::add);
        Batch by = report.by();
        if (by != null) {
            root.putObject("by")
                    .put("batch", by.handle().id())
                    .put("run", by.run())
                    .put("state", by.state().text());
        }
        return json.writeValueAsString(root);
    }

    /** The records that people have touched, the first of them by number. */
    private static String touched(String how, List<Long> records) {
        if (records.isEmpty()) {
            return "";
        }
        String more = records.size() > MOST ? " and " + (records.size() - MOST) + " more" : "";
        return String.format(
                Locale.ROOT,
                "%-9s %,d of these records: %s%s%n",
                how,
                records.size(),
                records.stream().limit(MOST).map(String::valueOf).collect(Collectors.joining(", ")),
                more);
    }

    private static String credits(long hundredths) {
        String sign = hundredths > 0 ? "+" : hundredths < 0 ? "-" : "";
        long size = Math.abs(hundredths);
        return String.format(Locale.ROOT, "%s%,d.%02d", sign, size / HUNDRED, size % HUNDRED);
    }
}
