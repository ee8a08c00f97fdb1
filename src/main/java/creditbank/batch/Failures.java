package creditbank.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The store of why batches' last executions failed. */
public final class Failures {
    private Failures() {}

    /** Notes why this execution has failed. */
    public static void note(Connection connection, BatchHandle batch, Failure failure) throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into failure (batch_id, step, cause, cause_class) values (?, ?, ?, ?)
                on conflict (batch_id) do update set step = excluded.step, cause = excluded.cause, cause_class = excluded.cause_class, failed_at = now()""")) {
            statement.setLong(1, batch.id());
            statement.setString(2, failure.step());
            statement.setString(3, failure.cause());
            statement.setString(4, failure.kind().text());
            statement.executeUpdate();
        }
    }

    /** Forgets it, before the batch is executed again. */
    public static void forget(Connection connection, BatchHandle batch) throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement("delete from failure where batch_id = ?")) {
            statement.setLong(1, batch.id());
            statement.executeUpdate();
        }
    }

    /** Why a batch's last execution failed, if it did. */
    public static Optional<Failure> of(Connection connection, long batch) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select step, cause, cause_class from failure where batch_id = ?")) {
            statement.setLong(1, batch);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Failure(row.getString(1), row.getString(2), CauseClass.of(row.getString(3))))
                        : Optional.empty();
            }
        }
    }
}
