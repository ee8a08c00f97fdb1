package creditbank.cli.report;

import creditbank.batch.BatchState;
import creditbank.batch.Counts;
import creditbank.run.NightReport;
import creditbank.run.RunReport;
import creditbank.run.centre.LedgerState;
import java.util.Locale;
import java.util.stream.Collectors;

/** The summary of a night for people. */
public final class NightText {
    private static final String ROW = "  %-16s %-12s %9s %9s %9s %9s %9s %9s %9s %9s %8s%n";

    private NightText() {}

    /**
     * The whole text.
     *
     * @param practice what to say of the practice senders, empty where there were none
     */
    public static String of(NightReport report, Shell shell, Again again, String practice) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%nNight of %s%n%n", report.date()));
        text.append(String.format(
                Locale.ROOT,
                ROW,
                "source",
                "state",
                "rows",
                "new",
                "changed",
                "unchanged",
                "duplicate",
                "withdrawn",
                "refused",
                "missing",
                "seconds"));
        report.runs().forEach(run -> text.append(row(run)));
        text.append("  each row is one of these: new, changed, unchanged, duplicate, withdrawn, refused\n");
        text.append(matching(report));
        text.append(again(report));
        text.append(failures(report, shell, again));
        text.append(standing(report, shell));
        text.append(export(report));
        text.append(String.format(
                Locale.ROOT,
                "Time    %.1f s (%s)%n",
                report.wall().toMillis() / 1e3,
                report.laps().stream()
                        .map(lap -> String.format(
                                Locale.ROOT,
                                "%s %.1f s",
                                lap.stage(),
                                lap.wall().toMillis() / 1e3))
                        .collect(Collectors.joining(", "))));
        text.append(practice).append(next(report, shell));
        return text.toString();
    }

    private static String standing(NightReport report, Shell shell) {
        NightReport.Standing standing = report.standing();
        if (standing == null) {
            return String.format(
                    Locale.ROOT, "%nBank    the database does not answer; what has committed is kept there%n");
        }
        LedgerState ledger = standing.ledger();
        return String.format(
                        Locale.ROOT, "%nBank    %,d learners, %,d records%n", standing.learners(), standing.records())
                + String.format(
                        Locale.ROOT, "Ledger  %s, %d leaves, root %s%n", ledger.origin(), ledger.size(), ledger.root())
                + waiting(ledger, shell);
    }

    private static String waiting(LedgerState ledger, Shell shell) {
        String chain = ledger.chain().isEmpty() ? "" : "        " + ledger.chain() + "\n";
        return ledger.waiting().isEmpty()
                ? chain
                : "        " + ledger.waiting() + "\n        asked again by: " + shell.line("ledger publish") + "\n"
                        + chain;
    }

    private static String row(RunReport run) {
        String seconds = String.format(Locale.ROOT, "%.1f", run.milliseconds() / 1e3);
        if (!run.credited()) {
            return String.format(Locale.ROOT, ROW, run.source(), run.state(), "", "", "", "", "", "", "", "", seconds);
        }
        Counts counts = run.counts();
        return String.format(
                Locale.ROOT,
                ROW,
                run.source(),
                run.state(),
                run.rows(),
                counts.fresh(),
                counts.changed(),
                counts.unchanged(),
                counts.duplicate(),
                counts.withdrawn(),
                run.refused(),
                counts.missing(),
                seconds);
    }

    private static String matching(NightReport report) {
        return report.runs().stream()
                .filter(run -> run.matched().candidates() > 0 || run.matched().unexamined() > 0)
                .map(run -> "  " + run.source() + ": " + run.matched().text() + "\n")
                .collect(Collectors.joining());
    }

    private static String again(NightReport report) {
        return report.runs().stream()
                .filter(run -> run.again().any())
                .map(run -> "  " + run.source() + ": " + RunText.again(run.again()) + "\n")
                .collect(Collectors.joining());
    }

    private static String failures(NightReport report, Shell shell, Again again) {
        StringBuilder text = new StringBuilder();
        for (RunReport run : report.runs()) {
            if (!run.good()) {
                text.append(String.format(Locale.ROOT, "%n%s%n", failure(run)));
                if (refused(run)) {
                    text.append(refusal(run, shell));
                }
                String command = again.command(run);
                if (!command.isEmpty()) {
                    String when = refused(run) ? "if our files were wrong, when mended" : "when mended";
                    text.append(String.format(Locale.ROOT, "  %s: %s%n", when, command));
                }
            }
        }
        return text.toString();
    }

    private static String failure(RunReport run) {
        if (run.elsewhere()) {
            return run.source() + " was not run: " + run.cause();
        }
        String step = run.step().isEmpty() ? "" : " in step '" + run.step() + "'";
        return run.source() + " " + run.state() + step + ": " + run.cause();
    }

    private static boolean refused(RunReport run) {
        return run.batch() != null && run.batch().state() == BatchState.REFUSED;
    }

    private static String refusal(RunReport run, Shell shell) {
        String release = run.limited()
                ? String.format(
                        Locale.ROOT,
                        "  if it is right as it is: %s%n",
                        shell.line("release " + run.run() + " --reason …"))
                : "";
        return release
                + String.format(
                        Locale.ROOT,
                        "  every reason: %s%n  when it was sent again: %s%n",
                        shell.line("refused " + run.batchId() + " --out " + run.source() + "-refused.csv"),
                        shell.line("nightly --source " + run.source()));
    }

    private static String export(NightReport report) {
        if (report.export() == null) {
            return String.format(Locale.ROOT, "Export  failed: %s%n", report.exportCause());
        }
        return String.format(
                Locale.ROOT,
                "Export  %,d rows in %d files under %s%n",
                report.export().rows(),
                report.export().files(),
                report.export().path());
    }

    private static String next(NightReport report, Shell shell) {
        String text = """

                What to try next
                  %s
                  %s
                  %s
                """.formatted(
                        shell.line("query \"select kind, count(*), sum(credits) from records group by kind\""),
                        shell.line("runs"),
                        shell.line("review list"));
        long refused = report.runs().stream()
                .filter(run -> run.refused() > 0)
                .map(RunReport::batchId)
                .findFirst()
                .orElse(0L);
        return refused == 0 ? text : text + "  " + shell.line("refused " + refused + " --out refused.csv") + "\n";
    }
}
