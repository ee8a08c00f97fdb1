package creditbank.credit;

import creditbank.credit.content.CanonicalRecord;
import creditbank.credit.content.Content;
import creditbank.credit.content.ContentColumns;
import creditbank.credit.content.Said;
import creditbank.database.Cursors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The digest of the whole bank, as the package comment describes it. It is computed from the rows, not from stored hashes, and finds on its way a live record
 * without live claims and a live claim without a record.
 */
public final class BankDigest {
    private static final String RECORDS = """
            select r.learner_id, r.record_key, r.record_id, %s
            from record r join record_version v using (record_id, version)
            where r.live order by r.learner_id, r.record_key""".formatted(ContentColumns.of("v"));

    private static final String ATTEMPTS = """
            select a.record_id, a.version, a.%s
            from record r join attempt a using (record_id, version)
            where r.live order by r.learner_id, r.record_key, a.ordinal""".formatted(String.join(", a.", ContentColumns.ATTEMPT));

    private static final String CLAIMS = """
            select m.learner_id, coalesce(s.lead_key, c.record_key), c.source_id, c.claim_key
            from claim c join membership m on m.identity_id = c.identity_id and m.until_batch is null
            left join record_alias s on s.learner_id = m.learner_id and s.record_key = c.record_key and s.until_batch is null
            where c.ended_batch is null order by 1, 2""";

    private final LineHashes learnerLines = new LineHashes();
    private final LineHashes learners = new LineHashes();
    private long records;
    private long learnerCount;
    private long learner = -1;

    private BankDigest() {}

    /** Reads the whole bank in the connection's transaction, which should be one of repeatable reads where others may write. */
    public static BankContent compute(Connection connection) throws SQLException {
        return new BankDigest().read(connection);
    }

    private BankContent read(Connection connection) throws SQLException {
        Map<Short, String> sources = Sources.names(connection);
        try (PreparedStatement records = Cursors.prepare(connection, RECORDS, Records.FETCH);
                PreparedStatement attempts = Cursors.prepare(connection, ATTEMPTS, Records.FETCH);
                PreparedStatement claims = Cursors.prepare(connection, CLAIMS, Records.FETCH);
                ResultSet record = records.executeQuery();
                AttemptCursor attempt = new AttemptCursor(attempts.executeQuery());
                ResultSet claim = claims.executeQuery()) {
            boolean more = claim.next();
            while (record.next()) {
                List<Said> behind = new ArrayList<>(2);
                Content content = ContentColumns.read(record, 4, attempt.of(record.getLong(3), false));
                while (more && sameAchievement(record, claim)) {
                    UUID key = claim.getObject(4, UUID.class);
                    behind.add(new Said(sources.getOrDefault(claim.getShort(3), ""), key, 0, content));
                    more = claim.next();
                }
                add(record.getLong(1), record.getLong(3), content, behind);
            }
            if (more) {
                throw new IllegalStateException("live claims of learner " + claim.getLong(1) + " have no live record");
            }
        }
        endLearner();
        return new BankContent(learnerCount, records, learners.hex());
    }

    private void add(long ofLearner, long recordId, Content content, List<Said> behind) {
        if (behind.isEmpty()) {
            throw new IllegalStateException("live record " + recordId + " has no live claim");
        }
        if (ofLearner != learner) {
            endLearner();
            learner = ofLearner;
        }
        learnerLines.addLine(CanonicalRecord.line(true, content, behind));
        records++;
    }

    private void endLearner() {
        if (learnerLines.size() > 0) {
            learnerCount++;
            learners.add(learnerLines.digest());
        }
    }

    private static boolean sameAchievement(ResultSet record, ResultSet claim) throws SQLException {
        return record.getLong(1) == claim.getLong(1)
                && record.getObject(2, UUID.class).equals(claim.getObject(2, UUID.class));
    }

    /**
     * How much the bank holds.
     *
     * @param learners people with at least one live record
     * @param records live records
     */
    public record Size(long learners, long records) {}

    /** Counts without hashing. */
    public static Size size(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select count(distinct learner_id), count(*) from record where live");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Size(row.getLong(1), row.getLong(2));
        }
    }
}
