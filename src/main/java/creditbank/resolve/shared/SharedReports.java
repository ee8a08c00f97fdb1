package creditbank.resolve.shared;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.outcome.Kind;
import creditbank.resolve.match.LearnerModel;
import creditbank.resolve.match.Waterfall;
import creditbank.resolve.model.Shared;
import creditbank.resolve.model.Shared.Thing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The store of what two senders' reports of one thing add to pairs. It writes under the bank-writer lock, when the batch's claims stand and its pairs are found. */
public final class SharedReports {
    private SharedReports() {}

    /**
     * Weighs anew the pairs that the claims of the transaction's table {@code touched} concern, and those that the batch has found. Whoever links otherwise now stands in {@code parted}
     * then.
     */
    public static void weigh(Connection connection, BatchHandle batch, LearnerModel model) throws SQLException {
        weigh(connection, batch, model, SharedSql.CONCERNED.formatted(batch.id(), SharedSql.stands("c")));
    }

    /** Weighs all pairs anew. */
    public static void weighAll(Connection connection, BatchHandle batch, LearnerModel model) throws SQLException {
        weigh(connection, batch, model, SharedSql.EVERY_PAIR);
    }

    private static void weigh(Connection connection, BatchHandle batch, LearnerModel model, String concerned)
            throws SQLException {
        Fence.check(connection, batch);
        Shared shared = model.model().policy().shared();
        if (shared.bits().isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            if (statement.executeLargeUpdate(concerned) > 0) {
                statement.execute("analyze concerned");
                statement.execute(SharedSql.COMMON);
                statement.execute("analyze common");
                statement.executeLargeUpdate(SharedSql.WEIGH.formatted(
                        shared.of(Thing.TRAINING),
                        shared.of(Thing.CERTIFICATE_NUMBER),
                        model.strange() + 1,
                        model.thresholds().link()));
                statement.execute("drop table common");
            }
            statement.execute("drop table concerned");
            statement.execute(SharedSql.FRESH);
        }
    }

    /** Why a pair has its weight: a step more where reports add to what the facts are worth. The connection must be in a transaction. */
    public static Waterfall explain(Connection connection, long a, long b, LearnerModel model, Waterfall facts)
            throws SQLException {
        Shared shared = model.model().policy().shared();
        if (shared.bits().isEmpty() || (facts.levels() & 15) == model.strange() + 1) {
            return facts;
        }
        Waterfall.Step best = new Waterfall.Step("shared", "", 0);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temp table concerned on commit drop as select %d::bigint as a, %d::bigint as b"
                    .formatted(a, b));
            statement.execute(SharedSql.COMMON);
            try (ResultSet row = statement.executeQuery(SharedSql.OF_PAIR)) {
                while (row.next()) {
                    Thing thing = row.getShort(1) == Kind.TRAINING.code() ? Thing.TRAINING : Thing.CERTIFICATE_NUMBER;
                    Waterfall.Step step = step(shared, thing, row.getInt(2));
                    best = step.bits() > best.bits() ? step : best;
                }
            }
            statement.execute("drop table concerned, common");
        }
        return best.bits() > 0 ? with(facts, best) : facts;
    }

    private static Waterfall.Step step(Shared shared, Thing thing, int identities) {
        String word = thing.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Waterfall.Step("shared", word + ", of " + identities, shared.worth(Map.of(thing, identities)));
    }

    private static Waterfall with(Waterfall facts, Waterfall.Step step) {
        List<Waterfall.Step> steps = new ArrayList<>(facts.steps());
        steps.add(step);
        return new Waterfall(
                facts.prior(),
                steps,
                facts.relatives(),
                facts.cap(),
                (float) (facts.weight() + step.bits()),
                facts.levels());
    }
}
