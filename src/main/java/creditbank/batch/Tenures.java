package creditbank.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The store of tenures. Whoever holds a source's lock begins one, and checks it in every transaction that only the holder may make: the lock belongs to a
 * session that may die without its process, and only the number can tell the process.
 */
public final class Tenures {
    private Tenures() {}

    /** Begins a tenure, which ends the one before; waits for the transactions that have checked that one. */
    public static Tenure begin(Connection connection, short sourceId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update source set tenure = tenure + 1 where source_id = ? returning tenure")) {
            statement.setShort(1, sourceId);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return new Tenure(sourceId, result.getLong(1));
            }
        }
    }

    /**
     * Holds the tenure until the transaction ends.
     *
     * @throws StaleEpochException if another one has begun
     */
    public static void check(Connection connection, Tenure tenure) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from source where source_id = ? and tenure = ? for share")) {
            statement.setShort(1, tenure.sourceId());
            statement.setLong(2, tenure.number());
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new StaleEpochException(tenure);
                }
            }
        }
    }
}
