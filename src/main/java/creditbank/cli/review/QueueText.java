package creditbank.cli.review;

import creditbank.cli.report.Shell;
import creditbank.resolve.Decision;
import creditbank.review.Doubt;
import creditbank.review.Party;
import creditbank.review.Queue;
import java.util.List;
import java.util.Locale;

/** The queue and the decisions as tables. */
final class QueueText {
    private static final int SIDE = 34;

    private QueueText() {}

    static String of(Queue queue, List<Decision> waiting, Shell shell) {
        StringBuilder text = new StringBuilder();
        if (!waiting.isEmpty()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d decisions wait; the next night applies them, or %s%n",
                    waiting.size(),
                    shell.line("review apply")));
        }
        if (queue.first().isEmpty()) {
            return text.append("no pair waits for people").toString();
        }
        text.append(String.format(
                Locale.ROOT,
                "%,d doubtful pairs of learners, those first on which most credits hang%n",
                queue.doubtful()));
        text.append(String.format(
                Locale.ROOT,
                "%-17s %9s %8s %6s %7s  %-13s  %s%s%n",
                "pair",
                "credits",
                "records",
                "twice",
                "weight",
                "waits for",
                Cells.left("one", SIDE),
                "other"));
        queue.first().forEach(doubt -> text.append(line(doubt)));
        return text.append(shell.line("review show " + queue.first().getFirst().pair()))
                .toString();
    }

    private static String line(Doubt doubt) {
        return String.format(
                        Locale.ROOT,
                        "%-17s %9s %8d %6d %7.2f  %-13s  %s%s",
                        doubt.pair(),
                        Cells.credits(doubt.stake().credits()),
                        doubt.stake().records(),
                        doubt.stake().twice(),
                        doubt.weight(),
                        waits(doubt),
                        side(doubt.one()),
                        side(doubt.other()).stripTrailing())
                + System.lineSeparator();
    }

    private static String waits(Doubt doubt) {
        return switch (doubt.heard()) {
            case NOBODY -> HoldText.brief(doubt.hold());
            case ONE -> "second";
            case DIFFERENT -> "two differ";
        };
    }

    private static String side(Party party) {
        return Cells.left(party.name() + ", " + party.source(), SIDE - 2) + "  ";
    }

    static String decisions(List<Decision> decisions) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%8s  %-17s %-6s %-20s %-20s %s", "decision", "pair", "word", "at", "by", "state"));
        for (Decision decision : decisions) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%8d  %-17s %-6s %-20s %s %s",
                    decision.id(),
                    decision.pair(),
                    decision.word(),
                    decision.decided().at(),
                    Cells.left(decision.decided().by(), 20),
                    state(decision)));
        }
        return text.toString();
    }

    /** How a decision stands. */
    static String state(Decision decision) {
        String stands = decision.undone() == null ? "stands" : "undone by " + decision.undone();
        return stands + (decision.waits() ? ", not applied yet" : ", applied by batch " + decision.batch());
    }
}
