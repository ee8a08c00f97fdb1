package creditbank.resolve.match;

import creditbank.resolve.score.Outcomes;
import creditbank.resolve.score.Weights;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import java.sql.SQLException;
import java.util.HashMap;
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

    /** Takes a pair that reaches review. */
    @FunctionalInterface
    interface PairConsumer {
        void pair(long levels, float weight) throws SQLException;
    }

    /** Scores one pair; both were added to the table. */
    void score(long a, long b, PairConsumer consumer) throws SQLException {
        int one = profileOf.getOrDefault(a, -1);
        int other = profileOf.getOrDefault(b, -1);
        long levels = outcomes.pattern(one, other);
        double weight = model.capped(weights.of(one, levels), levels);
        if (weight >= model.review()) {
            consumer.pair(levels, (float) weight);
        }
    }
}
