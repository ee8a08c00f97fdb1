package creditbank.resolve.score;

import creditbank.resolve.model.Comparison;
import creditbank.resolve.model.Example;
import creditbank.resolve.model.MatchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares where a model's numbers put an example, and why, with what the example says. */
public final class ExampleCheck {
    private static final String MISSING = "missing";

    private ExampleCheck() {}

    /**
     * What is otherwise than the example says, as the end of a sentence that begins with the example.
     *
     * @param pattern of the example's records, as {@link Outcomes} makes it
     * @param link the least weight of a link
     * @param review the least weight of a doubt
     */
    public static List<String> of(
            MatchModel model, Example example, double weight, long pattern, double link, double review) {
        List<String> wrong = new ArrayList<>();
        Example.Zone zone = Example.Zone.of(weight, link, review);
        if (zone != example.zone()) {
            wrong.add(String.format(
                    Locale.ROOT,
                    "is in zone %s with weight %.2f, expected %s",
                    zone.name().toLowerCase(Locale.ROOT),
                    weight,
                    example.zone().name().toLowerCase(Locale.ROOT)));
        }
        for (int i = 0; i < model.comparisons().size(); i++) {
            Comparison comparison = model.comparisons().get(i);
            String expected = example.reasons().get(comparison.name());
            int outcome = Outcomes.outcome(pattern, i);
            String found = outcome < 0 ? MISSING : comparison.outcome(outcome);
            if (expected != null && !expected.equals(found)) {
                wrong.add("has " + comparison.name() + " '" + found + "', expected '" + expected + "'");
            }
        }
        return wrong;
    }
}
