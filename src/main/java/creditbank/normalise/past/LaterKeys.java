package creditbank.normalise.past;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The store of claims, read for the keys that a source has written again since one of its batches. */
public final class LaterKeys {
    private static final String SQL = """
            with later as (
                select batch_id from batch b
                where b.source_id = ? and b.batch_id > ? and b.batch_id < ? and b.state in ('credited', 'sealed') and b.repeats is null
                    and not exists (select from undoing u where u.batch_id = b.batch_id and u.redone_by is null))
            select c.claim_key from later join claim c using (batch_id)
            union
            select c.claim_key from later join claim c on c.ended_batch = later.batch_id""";

    private LaterKeys() {}

    /** The keys of claims that batches of the source between these two, which stand, began or ended: what an older delivery says of them counts no more. */
    public static Set<UUID> of(Connection connection, short source, long batch, long before) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SQL)) {
            select.setShort(1, source);
            select.setLong(2, batch);
            select.setLong(3, before);
            Set<UUID> keys = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getObject(1, UUID.class));
                }
            }
            return keys;
        }
    }
}
