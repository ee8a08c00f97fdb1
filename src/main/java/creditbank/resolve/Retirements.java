package creditbank.resolve;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The store of identities that only undone batches have named. Under the bank-writer lock; it reads the transaction's tables {@code taking} and {@code reviving}, and
 * leaves {@code gone}, the identities that retire, and {@code restored}, those that come back.
 */
final class Retirements {
    private Retirements() {}

    /** Brings back the identities of claims that begin again. */
    static long restore(Connection connection, BatchHandle batch) throws SQLException {
        Fence.check(connection, batch);
        try (Statement statement = connection.createStatement()) {
            long restored = statement.executeLargeUpdate(RetirementSql.RESTORED);
            if (restored > 0) {
                statement.execute("analyze restored");
                statement.executeLargeUpdate(RetirementSql.RESTORE.formatted(RetirementSql.COLUMNS));
                statement.executeLargeUpdate(RetirementSql.REJOIN.formatted(batch.id()));
                statement.executeLargeUpdate(
                        "delete from retired_identity where identity_id in (select identity_id from restored)");
            }
            return restored;
        }
    }

    /**
     * Brings back the identities that a batch of their own source names again, as new ones in the transaction's table {@code new_identity}; the batch's execution alone has that source.
     *
     * @return how many they are; {@link #rejoin} makes them members again
     */
    static long revive(Connection connection, BatchHandle batch) throws SQLException {
        Fence.check(connection, batch);
        try (Statement statement = connection.createStatement()) {
            long revived = statement.executeLargeUpdate(RetirementSql.REVIVED.formatted(batch.id(), batch.sourceId()));
            if (revived > 0) {
                statement.executeLargeUpdate(RetirementSql.RESTORE.formatted(RetirementSql.COLUMNS));
                statement.executeLargeUpdate(RetirementSql.NOTE_REVIVED.formatted(batch.id()));
                statement.executeLargeUpdate(
                        "delete from retired_identity where identity_id in (select identity_id from restored)");
            }
            return revived;
        }
    }

    /** Those who were brought back are members of whoever stands for their learners now. Under the bank-writer lock. */
    static void rejoin(Connection connection, BatchHandle batch) throws SQLException {
        Fence.check(connection, batch);
        try (Statement statement = connection.createStatement()) {
            statement.executeLargeUpdate(RetirementSql.REJOIN.formatted(batch.id()));
        }
    }

    /** Finds whom nobody names any more; the claims have ended by now. */
    static long find(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long gone = statement.executeLargeUpdate(RetirementSql.GONE);
            statement.execute("analyze gone");
            return gone;
        }
    }

    /** Takes them away from who is who; their memberships stay until {@link #close}, for their records are theirs until these have ended. */
    static void retire(Connection connection, BatchHandle batch) throws SQLException {
        Fence.check(connection, batch);
        try (Statement statement = connection.createStatement()) {
            statement.executeLargeUpdate(RetirementSql.RETIRE.formatted(batch.id(), RetirementSql.COLUMNS));
            statement.executeLargeUpdate("delete from identity where identity_id in (select identity_id from gone)");
        }
    }

    /** Ends their memberships. */
    static void close(Connection connection, BatchHandle batch) throws SQLException {
        Fence.check(connection, batch);
        try (Statement statement = connection.createStatement()) {
            statement.executeLargeUpdate(RetirementSql.CLOSE.formatted(batch.id()));
            statement.execute("drop table taking, reviving, gone, restored");
        }
    }
}
