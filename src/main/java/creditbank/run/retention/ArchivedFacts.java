package creditbank.run.retention;

import creditbank.run.retention.archive.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The store of what the bank still says about things that an archive lists: the first facts of {@link DueSql}, as far as they remain. */
final class ArchivedFacts {
    /** A run's batch; nothing of a run that had none. */
    private static final String RUN = "select batch_id::text from batch where run_id::text = ?";

    private static final String DELIVERY = """
            select s.name, d.sequence::text, d.digest from delivery d join source s using (source_id) where d.delivery_id::text = ?""";
    private static final String BATCH = "select batch_id::text from batch where batch_id = ?::bigint";
    private static final String OBJECT = "select bytes::text from landed_object where digest = ?";
    private static final String REFUSALS = """
            select count(*)::text, encode(sha256(string_agg(coalesce(raw_digest, sha256(raw)), ''::bytea order by ordinal)), 'hex')
            from refusal where batch_id = ?::bigint""";
    private static final String EXPORT = "select rows::text, digest from export where export_id = ?::bigint";

    private ArchivedFacts() {}

    /** What remains; nothing where the bank does not know the subject, or keeps nothing of its kind. */
    static List<String> of(Connection connection, Kind kind, String subject) throws SQLException {
        return switch (kind) {
            case RUN -> facts(connection, RUN, subject);
            case DELIVERY -> facts(connection, DELIVERY, subject);
            case OBJECT -> facts(connection, OBJECT, subject);
            case REFUSALS -> facts(connection, REFUSALS, subject);
            case FINDINGS -> facts(connection, BATCH, subject);
            case EXPORT -> facts(connection, EXPORT, subject);
        };
    }

    private static List<String> facts(Connection connection, String sql, String subject) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, subject);
            List<String> facts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        facts.add(row.getString(column));
                    }
                }
            }
            return facts;
        }
    }
}
