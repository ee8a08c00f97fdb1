package creditbank.cli.credits;

import creditbank.recognise.act.Outcome;
import creditbank.recognise.act.PanelCase;
import creditbank.recognise.registry.Dispute;
import java.math.BigDecimal;
import java.util.List;

/** What disputes make of a record's credits, for people. */
final class DisputeText {
    private DisputeText() {}

    /** A line each, behind a line end; nothing where there are none. */
    static String of(List<Dispute> disputes) {
        StringBuilder text = new StringBuilder();
        for (Dispute dispute : disputes) {
            text.append(System.lineSeparator()).append(line(dispute.subject()));
        }
        return text.toString();
    }

    private static String line(PanelCase subject) {
        Outcome outcome = subject.outcome();
        String says = switch (outcome) {
            case null -> "out of conversion and redeeming until a panel has decided";
            case WITHDRAWN -> "the record counts no more";
            case REVALUED ->
                "the record counts " + BigDecimal.valueOf(subject.credits(), 2).toPlainString() + " credits instead";
            default -> "rejected, the record counts as before";
        };
        return "disputed in case " + subject.act() + ": " + says;
    }
}
