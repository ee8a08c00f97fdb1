package creditbank.resolve.match;

import creditbank.resolve.block.RuleKeys;
import creditbank.resolve.table.RecordTable;
import creditbank.resolve.table.TableBuilder;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Some identities as the model's table, each under its number. */
final class IdentityTable {
    private final LearnerModel model;
    private final TableBuilder builder;
    private final Set<Long> open = new HashSet<>();

    IdentityTable(LearnerModel model) {
        this.model = model;
        this.builder = new TableBuilder(model.model());
    }

    /** Takes one blocking key of an identity. */
    @FunctionalInterface
    interface KeyConsumer {
        void key(long key, long identity, boolean open) throws SQLException;
    }

    int size() {
        return builder.size();
    }

    void add(long identity, boolean lacksDocument, Map<String, String> facts) {
        builder.add(Long.toString(identity), facts);
        if (lacksDocument) {
            open.add(identity);
        }
    }

    /** Every key of every identity, each once. */
    void keys(KeyConsumer consumer) throws SQLException {
        RecordTable records = builder.build();
        RuleKeys rules = new RuleKeys(model.model().blocking(), records);
        for (int record = 0; record < records.size(); record++) {
            long identity = Long.parseLong(records.id(record));
            for (long key : rules.of(record)) {
                consumer.key(key, identity, open.contains(identity));
            }
        }
    }

    /** Scores pairs of these identities. */
    PairScores scores() {
        return new PairScores(model, builder.build());
    }
}
