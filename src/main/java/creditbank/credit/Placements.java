package creditbank.credit;

import creditbank.database.Cursors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the bank has put what sources said: every live claim with its identity, learner and record. Reads only. */
public final class Placements {
    private static final int FETCH = 10_000;

    private static final String LIVE = """
            select s.name, c.claim_key, c.identity_id, i.number, i.document_token, m.learner_id, r.record_id
            from claim c
            join source s on s.source_id = c.source_id
            join identity i on i.identity_id = c.identity_id
            join membership m on m.identity_id = c.identity_id and m.until_batch is null
            left join record_alias a on a.learner_id = m.learner_id and a.record_key = c.record_key and a.until_batch is null
            left join record r on r.learner_id = m.learner_id and r.record_key = coalesce(a.lead_key, c.record_key) and r.live
            where c.ended_batch is null""";

    /** Credits of records that passed, or from which the learner was exempt. */
    private static final String EARNED = """
            select r.learner_id, sum(v.credits)
            from record r join record_version v on v.record_id = r.record_id and v.version = r.version
            where r.live and v.status in (1, 7) and v.credits > 0
            group by r.learner_id""";

    private Placements() {}

    /**
     * A live claim's place.
     *
     * @param claim the first 16 bytes of the SHA-256 of the sender's row key
     * @param number the sender's own number of the learner
     * @param document the keyed hash of the exclusive document, null where the identity has none
     * @param recordId 0 where the claim stands behind no record, which is a fault
     */
    public record Placement(
            String source,
            UUID claim,
            long identityId,
            String number,
            @Nullable UUID document,
            long learnerId,
            long recordId) {}

    /** Takes one claim's place. */
    @FunctionalInterface
    public interface Consumer {
        /** Called in no particular order. */
        void placement(Placement placement);
    }

    /** What each learner has earned by what is live, in hundredths; who has earned nothing is left out. */
    public static Map<Long, Long> earned(Connection connection) throws SQLException {
        Map<Long, Long> earned = new HashMap<>();
        try (PreparedStatement statement = Cursors.prepare(connection, EARNED, FETCH);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                earned.put(row.getLong(1), row.getLong(2));
            }
        }
        return earned;
    }

    /** Streams all live claims; the connection must be in a transaction. */
    public static void live(Connection connection, Consumer consumer) throws SQLException {
        try (PreparedStatement statement = Cursors.prepare(connection, LIVE, FETCH);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                consumer.placement(new Placement(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getLong(3),
                        row.getString(4),
                        row.getObject(5, UUID.class),
                        row.getLong(6),
                        row.getLong(7)));
            }
        }
    }
}
