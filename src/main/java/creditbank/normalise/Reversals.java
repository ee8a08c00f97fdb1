package creditbank.normalise;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.batch.undo.Reversed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The store of claims, for batches that are taken back and brought back: of each key that such a batch wrote there shall stand what the last of the source's batches that counts has
 * written. Whoever calls it holds the source, so that nobody else writes its claims, and has noted before which batches count.
 *
 * <p>Between the steps lie tables of the transaction: {@code taking} (claims to end), {@code reviving} (claims to begin again); the second step leaves {@code touched} as
 * {@link Claims} does.
 */
public final class Reversals {
    private Reversals() {}

    /**
     * Finds what ends and what begins again, now that a batch counts no more, or counts again.
     *
     * @param source the source of the claims
     * @param target that batch
     */
    public static Reversed compare(Connection connection, BatchHandle batch, short source, long target)
            throws SQLException {
        Fence.check(connection, batch);
        try (Statement statement = connection.createStatement()) {
            for (String step : List.of(ReversalSql.KEYS, ReversalSql.STANDING, ReversalSql.DIFFERENT)) {
                statement.execute(step.formatted(source, target));
            }
            long taken = statement.executeLargeUpdate(ReversalSql.TAKING);
            long revived = statement.executeLargeUpdate(ReversalSql.REVIVING);
            statement.execute("analyze taking, reviving");
            try (ResultSet row = statement.executeQuery(ReversalSql.KEPT.formatted(source, target))) {
                row.next();
                Reversed reversed = new Reversed(taken, revived, row.getLong(1));
                statement.execute("drop table reversed_key, standing, different");
                return reversed;
            }
        }
    }

    /** Does it; identities of claims that begin again are in the bank by now. */
    public static void apply(Connection connection, BatchHandle batch, Reversed reversed) throws SQLException {
        Fence.check(connection, batch);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create temp table touched (identity_id bigint not null, record_key uuid not null, ended boolean not null) on commit drop");
            expect(
                    "claims to end",
                    reversed.taken(),
                    statement.executeLargeUpdate(ReversalSql.END.formatted(batch.id())));
            String values = "c." + ClaimSql.VALUES.replaceAll(",\\s+", ", c.");
            expect(
                    "claims to begin again",
                    reversed.revived(),
                    statement.executeLargeUpdate(ReversalSql.BEGIN.formatted(batch.id(), ClaimSql.VALUES, values)));
        }
    }

    private static void expect(String what, long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException(what + ": " + found + ", expected " + expected);
        }
    }
}
