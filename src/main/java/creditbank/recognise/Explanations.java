package creditbank.recognise;

import creditbank.recognise.Explanation.Subject;
import creditbank.recognise.rule.Achieved;
import creditbank.recognise.rule.RuleSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads how the bank's records were converted. */
public final class Explanations {
    private static final String RECORD =
            "select r.record_id, r.learner_id, r.version, r.live, v.code, v.title, v.provider, coalesce(b.recognition_digest, ''), "
                    + AchievedColumns.NAMES
                    + " from record r join record_version v using (record_id, version) join batch b on b.batch_id = v.batch_id"
                    + " where r.record_id = ?";

    private Explanations() {}

    /** Of one record; the connection must be in a transaction. */
    public static Optional<Explanation> of(Connection connection, long recordId) throws SQLException {
        List<Worksheet> worksheets = Conversions.ofRecord(connection, recordId);
        try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
            statement.setLong(1, recordId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Achieved achieved = AchievedColumns.read(row, 9);
                RuleSet rules = KeptRules.set(connection, row.getString(8));
                return Optional.of(new Explanation(
                        subject(row), achieved, worksheets, rules.files().isEmpty() ? null : rules.judge(achieved)));
            }
        }
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                row.getBoolean(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }
}
