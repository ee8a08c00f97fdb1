package creditbank.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The store of what people decided about two identities. A decision counts for ever, unless somebody undoes it; both are kept with who and when. */
public final class Decisions {
    /** The source of the batches that do nothing but apply decisions. */
    public static final String SOURCE = "review";

    private Decisions() {}

    /**
     * Keeps a decision; it changes learners when the next batch is credited.
     *
     * @return its number
     * @throws IllegalArgumentException if the identities are one, or are not in the bank
     */
    public static long decide(Connection connection, long one, long other, boolean together, String by)
            throws SQLException {
        if (one == other) {
            throw new IllegalArgumentException("identity " + one + " stands on both sides, expected two identities");
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into link_decision (a, b, together, decided_by)
                select least(x.identity_id, y.identity_id), greatest(x.identity_id, y.identity_id), ?, ?
                from identity x, identity y where x.identity_id = ? and y.identity_id = ?
                returning decision_id""")) {
            statement.setBoolean(1, together);
            statement.setString(2, by);
            statement.setLong(3, one);
            statement.setLong(4, other);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("identity " + one + " or " + other
                            + " is not in the bank; 'review list' shows some that are");
                }
                return row.getLong(1);
            }
        }
    }

    /**
     * Takes a decision back, from the next batch on.
     *
     * @throws IllegalArgumentException if there is no such decision that stands
     */
    public static void undo(Connection connection, long decision, String by) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update link_decision set undone_by = ?, undone_at = now(), applied_batch = null
                where decision_id = ? and undone_at is null""")) {
            statement.setString(1, by);
            statement.setLong(2, decision);
            if (statement.executeUpdate() == 0) {
                throw new IllegalArgumentException("there is no decision " + decision + " that stands");
            }
        }
    }
}
