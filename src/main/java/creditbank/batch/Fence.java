package creditbank.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The check that every store makes in every transaction before it writes for a batch. */
public final class Fence {
    private Fence() {}

    /**
     * Holds the batch's epoch until the transaction ends, so that a take-over waits for this transaction or this transaction fails.
     *
     * @throws StaleEpochException if another execution has taken over
     */
    public static void check(Connection connection, BatchHandle batch) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from batch where batch_id = ? and epoch = ? for share")) {
            statement.setLong(1, batch.id());
            statement.setLong(2, batch.epoch());
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new StaleEpochException(batch);
                }
            }
        }
    }
}
