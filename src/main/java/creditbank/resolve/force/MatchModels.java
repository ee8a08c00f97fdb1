package creditbank.resolve.force;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.resolve.match.LearnerModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The store of the match models by which the bank was matched; what is written is written under the bank-writer lock. */
public final class MatchModels {
    private MatchModels() {}

    /** The model in force; empty before the first batch. */
    public static Optional<LearnerModel> inForce(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select digest, model, frequencies from match_model order by number desc limit 1");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(LearnerModel.parse(
                            "the model in force (" + row.getString(1).substring(0, 8) + ")",
                            row.getBytes(2),
                            row.getBytes(3)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the model in force cannot be read", e);
        }
    }

    /** The model in force, which is the given one where none is or where they are the same. */
    public static LearnerModel inForce(Connection connection, LearnerModel given) throws SQLException {
        return digest(connection)
                        .filter(digest -> !digest.equals(given.digest()))
                        .isPresent()
                ? inForce(connection).orElseThrow()
                : given;
    }

    /**
     * Makes sure that a batch is matched by the model in force, and puts its model in force where none is.
     *
     * @throws IllegalStateException if another one is in force
     */
    public static void hold(Connection connection, BatchHandle batch, LearnerModel model) throws SQLException {
        Optional<String> digest = digest(connection);
        if (digest.isEmpty()) {
            force(connection, batch, model);
        } else if (!digest.get().equals(model.digest())) {
            throw new IllegalStateException("the match model " + model.digest().substring(0, 8)
                    + " of this run is not that in force, " + digest.get().substring(0, 8)
                    + ", which was put in force meanwhile; rerun the run");
        }
    }

    /** Puts a model in force; the caller has matched everybody by it in the same transaction. */
    public static void force(Connection connection, BatchHandle batch, LearnerModel model) throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into match_model (number, digest, model, frequencies, batch_id)
                select coalesce(max(number), 0) + 1, ?, ?, ?, ? from match_model""")) {
            insert.setString(1, model.digest());
            insert.setBytes(2, model.file());
            insert.setBytes(3, model.frequencies());
            insert.setLong(4, batch.id());
            insert.executeUpdate();
        }
    }

    private static Optional<String> digest(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select digest from match_model order by number desc limit 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }
}
