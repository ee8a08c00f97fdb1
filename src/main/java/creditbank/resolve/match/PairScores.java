package creditbank.resolve.match;

import creditbank.resolve.model.Comparison;
import creditbank.resolve.score.Outcomes;
import creditbank.resolve.score.Weights;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scores pairs of one table's identities and keeps those that reach review. */
final class PairScores {
    private final LearnerModel model;
    private final Map<Long, Integer> profileOf;
    private final Outcomes outcomes;
    private final Weights weights;

    PairScores(LearnerModel model, RecordTable records) {
        Profiles profiles = new Profiles(records);
        this.model = model;
        profileOf = HashMap.newHashMap(records.size());
        for (int record = 0; record < records.size(); record++) {
            profileOf.put(Long.parseLong(records.id(record)), profiles.of(record));
        }
        outcomes = new Outcomes.Factory(model.model(), records, profiles).make();
        weights = model.weights(records, profiles);
    }

    /** Why a pair has its weight. */
    Waterfall explain(long a, long b) {
        int one = profileOf.getOrDefault(a, -1);
        long levels = outcomes.pattern(one, profileOf.getOrDefault(b, -1));
        List<Waterfall.Step> steps = new ArrayList<>();
        double sum = weights.prior();
        for (int k = 0; k < model.model().comparisons().size(); k++) {
            Comparison comparison = model.model().comparisons().get(k);
            int outcome = Outcomes.outcome(levels, k);
            double bits = outcome < 0 ? 0 : weights.of(k, outcome, one);
            String level = outcome < 0 ? Waterfall.MISSING : comparison.outcome(outcome);
            steps.add(new Waterfall.Step(comparison.name(), level, bits));
            sum += bits;
        }
        double whole = weights.of(one, levels);
        double kept = model.capped(whole, levels);
        return new Waterfall(weights.prior(), steps, whole - sum, kept - whole, (float) kept, levels);
    }

    /** Takes a pair that reaches review. */
    @FunctionalInterface
    interface PairConsumer {
        void pair(long levels, float weight);
    }

    /** Scores one pair; both were added to the table. */
    void score(long a, long b, PairConsumer consumer) {
        int one = profileOf.getOrDefault(a, -1);
        int other = profileOf.getOrDefault(b, -1);
        long levels = outcomes.pattern(one, other);
        double weight = model.capped(weights.of(one, levels), levels);
        if (weight >= model.review()) {
            consumer.pair(levels, (float) weight);
        }
    }
}
