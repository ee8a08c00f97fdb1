package creditbank.cli.rules;

import creditbank.recognise.Impact;
import creditbank.recognise.Impact.Change;
import creditbank.recognise.Impact.Stake;
import java.util.Locale;
import java.util.TreeMap;

/** What rules do, for people. */
final class ImpactText {
    private static final String ROW = "  %-14s %14s %14s %14s%n";

    private ImpactText() {}

    static String of(Impact impact) {
        Impact.Learners learners = impact.learners();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "records   %d gain, %d lose, %d come to the same by another version, %d stay as they are%n",
                impact.gaining(),
                impact.losing(),
                impact.restated(),
                impact.unchanged()));
        text.append(String.format(
                Locale.ROOT,
                "learners  %d gain %s credits, %d lose %s%n",
                learners.gaining(),
                credits(learners.gained()),
                learners.losing(),
                credits(learners.lost())));
        text.append(String.format(Locale.ROOT, ROW, "credits", "before", "after", "difference"));
        new TreeMap<>(impact.byKind())
                .forEach((kind, change) -> row(text, kind.name().toLowerCase(Locale.ROOT), change));
        row(text, "all learners", learners.total());
        if (!learners.most().isEmpty()) {
            text.append(String.format(Locale.ROOT, ROW, "learner", "before", "after", "difference"));
            for (Stake stake : learners.most()) {
                row(text, Long.toString(stake.learnerId()), stake.credits());
            }
        }
        return text.append("Kinds are sums of records; learners count within the rules' ceilings.")
                .append(System.lineSeparator())
                .toString();
    }

    private static void row(StringBuilder text, String name, Change change) {
        String sign = change.difference() > 0 ? "+" : change.difference() < 0 ? "-" : "";
        text.append(String.format(
                Locale.ROOT,
                ROW,
                name,
                credits(change.before()),
                credits(change.after()),
                sign + credits(Math.abs(change.difference()))));
    }

    private static String credits(long hundredths) {
        return String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100);
    }
}
