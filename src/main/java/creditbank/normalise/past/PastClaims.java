package creditbank.normalise.past;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The store of claims, taken back to what they were before the batches of the transaction's table {@code later}. */
public final class PastClaims {
    private PastClaims() {}

    /** Takes them back. */
    public static void revert(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeLargeUpdate("delete from claim where batch_id in (select batch_id from later)");
            statement.executeLargeUpdate(
                    "update claim set ended_batch = null where ended_batch in (select batch_id from later)");
        }
    }
}
