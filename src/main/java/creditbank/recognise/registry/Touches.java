package creditbank.recognise.registry;

import creditbank.batch.BatchHandle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The store of what people did, read for the records that a batch changes. */
public final class Touches {
    private static final String REDEEMED = """
            select distinct v.record_id from record_version v join redemption r on r.record_id = v.record_id and r.cancelled_by is null
            where v.batch_id = ? order by 1""";

    private static final String DISPUTED = """
            select distinct v.record_id from record_version v join panel_case p on p.record_id = v.record_id and p.outcome is null
            where v.batch_id = ? order by 1""";

    /** By the claims behind them before the batch and after it. */
    private static final String CORRECTED = """
            select distinct v.record_id
            from record_version v
            join record_claim rc on rc.record_id = v.record_id and rc.version in (v.version - 1, v.version)
            join claim c on c.claim_id = rc.claim_id
            join correction_claim k on k.source_id = c.source_id and k.claim_key = c.claim_key
            join record_correction r on r.correction_id = k.correction_id and r.undone_at is null
            where v.batch_id = ? order by 1""";

    private Touches() {}

    /** The records that this batch has changed, and that people have touched. */
    public static Touched by(Connection connection, BatchHandle batch) throws SQLException {
        return new Touched(
                records(connection, REDEEMED, batch),
                records(connection, DISPUTED, batch),
                exists(connection) ? records(connection, CORRECTED, batch) : List.of());
    }

    /** Whether any correction stands; where none does, nobody need look for the claims. */
    private static boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select exists (select from record_correction where undone_at is null)");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static List<Long> records(Connection connection, String sql, BatchHandle batch) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, batch.id());
            List<Long> records = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    records.add(row.getLong(1));
                }
            }
            return records;
        }
    }
}
