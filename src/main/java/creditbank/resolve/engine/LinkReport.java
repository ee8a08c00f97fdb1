package creditbank.resolve.engine;

import creditbank.resolve.block.RuleReport;
import creditbank.resolve.cluster.Refusal;
import creditbank.resolve.score.Thresholds;
import java.util.List;
import java.util.Map;

/**
 * What a run did.
 *
 * @param counts by name: records, distinct records, candidates, pairs kept, links, pairs for people, clusters and so on
 * @param rules what each blocking key did
 * @param missed the expected matches that no key brought together
 * @param refused links that a guard refused, by reason
 * @param seconds by phase
 * @param notes what a reader should know
 */
public record LinkReport(
        Map<String, Long> counts,
        List<RuleReport> rules,
        double prior,
        Thresholds thresholds,
        double missed,
        Map<Refusal, Integer> refused,
        Map<String, Double> seconds,
        List<String> notes) {
    public LinkReport {
        rules = List.copyOf(rules);
        notes = List.copyOf(notes);
    }
}
