package creditbank.cli.review;

import creditbank.batch.Batch;
import creditbank.batch.Counts;
import creditbank.cli.report.Shell;
import creditbank.resolve.Decision;
import creditbank.resolve.Resolved;
import creditbank.run.review.ReviewReport;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of decisions, for people. */
final class ReportText {
    private ReportText() {}

    static String of(ReviewReport report, Shell shell) {
        if (report.decisions().isEmpty()) {
            return switch (report.heard()) {
                case NOBODY -> "no decision waits";
                case ONE -> "kept; it counts when somebody else says the same with --blind, whom nobody shows this";
                case DIFFERENT ->
                    "kept; another has said the opposite, so the pair waits for an open decision, without --blind";
            };
        }
        StringBuilder text = new StringBuilder();
        for (Decision decision : report.decisions()) {
            text.append(String.format(
                    Locale.ROOT,
                    "decision %d, %s %s by %s, %s%n",
                    decision.id(),
                    decision.word(),
                    decision.pair(),
                    decision.decided(),
                    QueueText.state(decision)));
        }
        Batch batch = report.batch();
        if (batch != null) {
            text.append(changes(report.resolved(), batch.counts()));
            text.append(String.format(
                    Locale.ROOT,
                    "batch %d of %s is %s, digest %s%n",
                    batch.handle().id(),
                    batch.handle().source(),
                    batch.state().text(),
                    batch.contentDigest()));
        }
        Decision last = report.decisions().getFirst();
        if (!report.followed()) {
            text.append(String.format(
                    Locale.ROOT,
                    "It has no effect as learners stand now: a document, or another decision, outranks it; %s%n",
                    shell.line("review show " + last.pair())));
        }
        text.append("The exports follow with the next night.").append(System.lineSeparator());
        return text.append(
                        last.stands()
                                ? "To take it back: " + shell.line("review undo " + last.id())
                                : "To decide it again: " + shell.line("review " + last.word() + " " + last.pair()))
                .toString();
    }

    private static String changes(@Nullable Resolved resolved, @Nullable Counts counts) {
        if (resolved == null || counts == null) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "learners merged into others: %d, split off: %d (%d under an id that they had before);"
                        + " identities moved: %d; records moved: %d%n",
                resolved.forwarded(),
                resolved.learners() + resolved.returned(),
                resolved.returned(),
                resolved.moved(),
                counts.moved());
    }
}
