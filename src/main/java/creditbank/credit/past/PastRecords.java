package creditbank.credit.past;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The store of records, taken back to what they were before the batches of the transaction's table {@code later}; claims and learners are by now. Leaves {@code touched} and
 * {@code moved_identity} for crediting, which finds what the records' contents come to.
 */
public final class PastRecords {
    private PastRecords() {}

    /** Takes them back. */
    public static void revert(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String step : PastRecordSql.STEPS) {
                statement.execute(step);
            }
        }
    }
}
