package creditbank.matrix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of what was tried, as Markdown: for each case its latest result counts. */
final class Summary {
    private static final String HEADER = """
            | kind | cases | good | failed | skipped | lost | doubled | other digests | marked dead within, s (p50, most) | seconds a case |
            |---|--:|--:|--:|--:|--:|--:|--:|---|--:|
            """;

    private Summary() {}

    static String of(List<Outcome> all) {
        Map<Outcome.Key, Outcome> latest = new LinkedHashMap<>();
        all.forEach(outcome -> latest.put(outcome.key(), outcome));
        Map<String, List<Outcome>> kinds = new LinkedHashMap<>();
        latest.values()
                .forEach(outcome -> kinds.computeIfAbsent(outcome.key().kind(), name -> new ArrayList<>())
                        .add(outcome));
        StringBuilder table = new StringBuilder(HEADER);
        kinds.forEach((kind, outcomes) -> table.append(row(kind, outcomes)));
        return table.append(row("**all**", latest.values())).toString();
    }

    private static String row(String kind, Collection<Outcome> outcomes) {
        double[] marked = outcomes.stream()
                .mapToDouble(Outcome::marked)
                .filter(seconds -> seconds >= 0)
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %d | %s | %.1f |%n",
                kind,
                outcomes.size(),
                count(outcomes, Outcome.GOOD),
                count(outcomes, Outcome.FAILED),
                count(outcomes, Outcome.SKIPPED),
                damage(outcomes, 0),
                damage(outcomes, 1),
                damage(outcomes, 2),
                marked.length == 0
                        ? "–"
                        : String.format(
                                Locale.ROOT, "%.2f, %.2f", marked[marked.length / 2], marked[marked.length - 1]),
                outcomes.stream().mapToDouble(Outcome::seconds).average().orElse(0));
    }

    private static long count(Collection<Outcome> outcomes, String state) {
        return outcomes.stream()
                .filter(outcome -> outcome.state().equals(state))
                .count();
    }

    private static long damage(Collection<Outcome> outcomes, int which) {
        return outcomes.stream()
                .mapToLong(outcome -> Long.parseLong(outcome.damage().split("/", -1)[which]))
                .sum();
    }
}
