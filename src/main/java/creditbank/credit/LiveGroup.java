package creditbank.credit;

import creditbank.credit.content.Content;
import creditbank.credit.content.ContentColumns;
import creditbank.credit.content.Said;
import creditbank.credit.content.Survivorship;
import creditbank.credit.correct.Corrected;
import creditbank.credit.correct.Correction;
import creditbank.credit.correct.Corrections.Anchor;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The live claims of one achievement of one learner, and the record that the bank has of it. */
final class LiveGroup {
    private final long learnerId;
    private final UUID recordKey;
    private final long recordId;
    private final int version;
    private final boolean live;
    private final @Nullable UUID hash;
    private final List<Said> claims = new ArrayList<>(2);
    private final Map<Long, Correction> corrections = new TreeMap<>();

    private LiveGroup(long learnerId, UUID recordKey, long recordId, int version, boolean live, @Nullable UUID hash) {
        this.learnerId = learnerId;
        this.recordKey = recordKey;
        this.recordId = recordId;
        this.version = version;
        this.live = live;
        this.hash = hash;
    }

    static LiveGroup begin(ResultSet row) throws SQLException {
        return new LiveGroup(
                row.getLong(1),
                uuid(row, 2),
                row.getLong(3),
                row.getInt(4),
                row.getBoolean(5),
                row.getObject(6, UUID.class));
    }

    boolean has(ResultSet row) throws SQLException {
        return row.getLong(1) == learnerId && uuid(row, 2).equals(recordKey);
    }

    void add(ResultSet row, Map<Short, String> sources, Map<Anchor, List<Correction>> standing) throws SQLException {
        short sourceId = row.getShort(7);
        UUID key = uuid(row, 8);
        claims.add(new Said(
                sources.getOrDefault(sourceId, ""), key, row.getShort(9), ContentColumns.read(row, 10, List.of())));
        if (!standing.isEmpty()) {
            standing.getOrDefault(new Anchor(sourceId, key), List.of())
                    .forEach(correction -> corrections.put(correction.id(), correction));
        }
    }

    List<Said> claims() {
        return claims;
    }

    Content content() {
        return Corrected.of(Survivorship.of(claims), List.copyOf(corrections.values()));
    }

    boolean isNew() {
        return recordId == 0;
    }

    /** Whether the record says this already. */
    boolean unchanged(UUID newHash) {
        return live && newHash.equals(hash);
    }

    RecordWriter.Pending next(Content content, UUID newHash) {
        return new RecordWriter.Pending(recordId, version + 1, learnerId, recordKey, newHash, claims.size(), content);
    }

    /** The first 16 bytes of a hash. */
    static UUID shortened(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
