package creditbank.ledger.cosign;

import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.VerifierKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each witness of a log said last. The caller owns the transaction. */
public final class WitnessSizes {
    private WitnessSizes() {}

    /** The largest trees of a log that its witnesses have said to have seen. */
    public static Map<VerifierKey, Long> of(Connection connection, String origin) throws SQLException {
        Map<VerifierKey, Long> sizes = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select witness, size from ledger_witness where origin = ?")) {
            statement.setString(1, origin);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    sizes.put(key(result.getString(1)), result.getLong(2));
                }
            }
        }
        return sizes;
    }

    private static VerifierKey key(String text) throws SQLException {
        try {
            return VerifierKey.parse(text);
        } catch (NoteException e) {
            throw new SQLException("ledger_witness.witness: " + e.getMessage(), e);
        }
    }

    /** Keeps what witnesses answered. */
    public static void keep(Connection connection, String origin, List<Asked> asked) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into ledger_witness as w"
                + " (origin, witness, size, asked_at, cosigned_at, failure, failing_since)"
                + " values (?, ?, greatest(0, ?), now(), case when ?::text is null then now() end, ?,"
                + " case when ?::text is not null then now() end)"
                + " on conflict (origin, witness) do update set"
                + " size = case when excluded.size > 0 then excluded.size else w.size end,"
                + " asked_at = excluded.asked_at,"
                + " cosigned_at = coalesce(excluded.cosigned_at, w.cosigned_at), failure = excluded.failure,"
                + " failing_since = case when excluded.failure is not null"
                + " then coalesce(w.failing_since, excluded.failing_since) end")) {
            for (Asked one : asked) {
                statement.setString(1, origin);
                statement.setString(2, one.witness().key().toString());
                statement.setLong(3, one.seen());
                for (int parameter = 4; parameter <= 6; parameter++) {
                    if (one.failure().isEmpty()) {
                        statement.setNull(parameter, Types.VARCHAR);
                    } else {
                        statement.setString(parameter, one.failure());
                    }
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
