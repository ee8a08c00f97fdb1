package creditbank.export.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the bank has noted of the exports that it has published. */
final class NotedExports {
    private static final String SAME = """
            select exists (
                select from export
                where export_id = ? and credited = ? and batches = ? and rows = ? and digest = ? and checkpoint = ? and erasures = ?)""";

    private NotedExports() {}

    /** Whether the bank has published an export of this number, state and checkpoint. */
    static boolean have(Connection connection, ManifestFile manifest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAME)) {
            statement.setLong(1, manifest.id());
            statement.setLong(2, manifest.bank().credited());
            statement.setLong(3, manifest.bank().batches());
            statement.setLong(4, manifest.rows());
            statement.setString(5, manifest.digest());
            statement.setString(6, manifest.checkpoint());
            statement.setLong(7, manifest.bank().erasures());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
