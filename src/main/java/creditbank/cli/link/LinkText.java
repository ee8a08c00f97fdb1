package creditbank.cli.link;

import creditbank.resolve.block.RuleReport;
import creditbank.resolve.engine.Explanation;
import creditbank.resolve.engine.LinkReport;
import creditbank.resolve.engine.Linked;
import creditbank.resolve.score.Thresholds;
import creditbank.resolve.score.Weights;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** A run of {@code link} as text. */
final class LinkText {
    private LinkText() {}

    static String of(Linked linked, List<Explanation> explanations) {
        LinkReport report = linked.report();
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        explanations.forEach(explanation -> explanation(out, explanation));
        report.counts().forEach((name, count) -> out.printf(Locale.ROOT, "%-18s %12d%n", name, count));
        out.printf(Locale.ROOT, "%-40s %9s %12s %6s %14s%n", "key", "blocks", "pairs", "hot", "not examined");
        for (RuleReport rule : report.rules()) {
            out.printf(
                    Locale.ROOT,
                    "%-40s %9d %12d %6d %14d%n",
                    rule.rule(),
                    rule.blocks(),
                    rule.pairs(),
                    rule.hotKeys(),
                    rule.unexamined());
        }
        Thresholds thresholds = report.thresholds();
        out.printf(
                Locale.ROOT,
                "link from weight %.2f (probability %.4f)%n",
                thresholds.link(),
                Weights.probability(thresholds.link()));
        out.printf(
                Locale.ROOT,
                "review from %.2f (%.4f)%n",
                thresholds.review(),
                Weights.probability(thresholds.review()));
        out.printf(
                Locale.ROOT,
                "estimated precision %.5f, recall %.5f, f1 %.5f; the keys miss about %.1f matches%n",
                thresholds.precision(),
                thresholds.recall(),
                thresholds.f1(),
                report.missed());
        report.refused().forEach((reason, count) -> {
            if (count > 0) {
                out.printf(
                        Locale.ROOT,
                        "%d links refused: %s%n",
                        count,
                        reason.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        });
        report.notes().forEach(note -> out.printf(Locale.ROOT, "note: %s%n", note));
        report.seconds().forEach((name, s) -> out.printf(Locale.ROOT, "%s %.2f s  ", name, s));
        out.flush();
        return text.toString();
    }

    private static void explanation(PrintWriter out, Explanation explanation) {
        out.printf(Locale.ROOT, "%-20s %-20s %-24s %-24s %8s%n", "", "", "", "", "bits");
        out.printf(Locale.ROOT, "%-91s %8.2f%n", "before anything is compared", explanation.prior());
        for (Explanation.Step step : explanation.steps()) {
            out.printf(
                    Locale.ROOT,
                    "%-20s %-20s %-24s %-24s %8.2f%n",
                    step.comparison(),
                    step.outcome(),
                    step.left(),
                    step.right(),
                    step.bits());
        }
        if (explanation.relatives() < -0.005) {
            out.printf(Locale.ROOT, "%-91s %8.2f%n", "may be relatives", explanation.relatives());
        }
        out.printf(
                Locale.ROOT,
                "%-91s %8.2f%n",
                "sum: probability " + String.format(Locale.ROOT, "%.6f", explanation.probability()) + ", zone "
                        + explanation.zone() + (explanation.together() ? ", in one cluster" : ", in two clusters"),
                explanation.weight());
        out.println();
    }
}
