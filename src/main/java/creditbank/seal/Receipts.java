package creditbank.seal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The store of where batches stand in the log. Reads only. */
public final class Receipts {
    private static final String OF_RECORD = """
            select b.batch_id, l.position, l.seal_root
            from (select batch_id from record_version where record_id = ? union select batch_id from conversion where record_id = ?) b
            join seal_leaf l on l.type = 'batch' and l.subject = b.batch_id::text and l.position is not null and l.seal_root is not null""";

    private Receipts() {}

    /**
     * A batch's entry in the log.
     *
     * @param position counted from 0
     * @param root the seal root, hex
     */
    public record Receipt(long position, String root) {}

    /** Of the batches that made a record's versions and conversions, by batch; such as wait for the log are missing. */
    public static Map<Long, Receipt> ofRecord(Connection connection, long recordId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_RECORD)) {
            statement.setLong(1, recordId);
            statement.setLong(2, recordId);
            Map<Long, Receipt> receipts = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    receipts.put(
                            row.getLong(1),
                            new Receipt(row.getLong(2), HexFormat.of().formatHex(row.getBytes(3))));
                }
            }
            return receipts;
        }
    }
}
