package creditbank.credit;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.credit.content.Attempt;
import creditbank.credit.content.CanonicalRecord;
import creditbank.credit.content.Content;
import creditbank.credit.content.ContentColumns;
import creditbank.credit.correct.Correction;
import creditbank.credit.correct.Corrections;
import creditbank.credit.correct.Corrections.Anchor;
import creditbank.credit.same.Aliases;
import creditbank.database.Cursors;
import creditbank.database.Statistics;
import creditbank.vault.RecordKeys;
import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The store of records, their versions and attempts. It runs in the transaction that credits the batch, under the bank-writer lock: a crash leaves nothing of
 * it but unused numbers and their keys, and the run's next execution credits again.
 */
public final class Records {
    static final int FETCH = 10_000;

    private Records() {}

    /** Takes one version of a record. */
    @FunctionalInterface
    public interface VersionConsumer {
        /** Called in rising order of the record's number. */
        void version(RecordVersion version) throws SQLException, IOException;
    }

    /** Turns what the batch touched into records and new versions of records. */
    public static Credited credit(Connection connection, BatchHandle batch, RecordKeys keys)
            throws SQLException, IOException {
        Fence.check(connection, batch);
        try (Statement statement = connection.createStatement()) {
            Gathered gathered = gather(connection, statement, batch);
            statement.execute("create temp table change (record_id bigint, content uuid, version int) on commit drop");
            Tally tally = new Tally(new RecordWriter(connection, batch, keys));
            live(connection, tally);
            tally.writer.flush();
            statement.executeLargeUpdate(RecordSql.CHANGE.formatted(batch.id()));
            String columns = String.join(", ", ContentColumns.NAMES);
            long ended =
                    statement.executeLargeUpdate(RecordSql.END.formatted(batch.id(), columns, ContentColumns.of("v")));
            if (ended > 0) {
                versions(
                        connection,
                        batch.id(),
                        false,
                        version -> tally.lines.addLine(CanonicalRecord.line(false, version.content(), List.of())));
            }
            Statistics.refresh(connection, "record", tally.fresh);
            Statistics.refresh(connection, "record_version", tally.fresh + tally.changed + ended);
            statement.execute("drop table touched, moved_identity, moved_pair, affected, losing, change");
            return new Credited(
                    tally.fresh,
                    tally.changed,
                    tally.unchanged,
                    ended,
                    gathered.moved(),
                    gathered.doubts(),
                    tally.lines.hex());
        }
    }

    /** Streams the versions that a batch made, with their attempts, in rising order of the record's number. */
    public static void versions(Connection connection, long batchId, VersionConsumer consumer)
            throws SQLException, IOException {
        versions(connection, batchId, true, consumer);
    }

    /** Streams those of a batch's versions that are of these records. */
    public static void versions(Connection connection, long batchId, Long[] records, VersionConsumer consumer)
            throws SQLException, IOException {
        String of = "where v.record_id = any(?) and";
        try (PreparedStatement versions = Cursors.prepare(connection, RecordSql.VERSIONS.replace("where", of), FETCH);
                PreparedStatement attempts =
                        Cursors.prepare(connection, RecordSql.ATTEMPTS.replace("where", of), FETCH)) {
            for (PreparedStatement statement : List.of(versions, attempts)) {
                statement.setArray(1, connection.createArrayOf("bigint", records));
                statement.setLong(2, batchId);
            }
            stream(versions, attempts, consumer);
        }
    }

    /** What was found before any record was written. */
    private record Gathered(long moved, long doubts) {}

    private static Gathered gather(Connection connection, Statement statement, BatchHandle batch) throws SQLException {
        statement.execute("analyze moved_identity, touched");
        statement.execute(RecordSql.MOVED_PAIRS.formatted(batch.id()));
        statement.execute("analyze moved_pair");
        statement.executeLargeUpdate(RecordSql.CARRY);
        statement.executeLargeUpdate(RecordSql.CARRY_NAMES.formatted(batch.id()));
        statement.execute(RecordSql.AFFECTED);
        statement.execute(RecordSql.LOSING);
        Corrections.touch(connection, batch);
        statement.execute("analyze affected, losing");
        long doubts = Aliases.renew(connection, batch);
        try (ResultSet row = statement.executeQuery(RecordSql.TOOK_OVER.formatted(batch.id()))) {
            row.next();
            return new Gathered(row.getLong(1), doubts);
        }
    }

    private static void live(Connection connection, Tally tally) throws SQLException, IOException {
        Map<Short, String> sources = Sources.names(connection);
        Map<Anchor, List<Correction>> standing = Corrections.standing(connection);
        try (PreparedStatement statement = Cursors.prepare(connection, RecordSql.LIVE, FETCH);
                ResultSet row = statement.executeQuery()) {
            LiveGroup group = null;
            while (row.next()) {
                if (group == null || !group.has(row)) {
                    if (group != null) {
                        tally.record(group);
                    }
                    group = LiveGroup.begin(row);
                }
                group.add(row, sources, standing);
            }
            if (group != null) {
                tally.record(group);
            }
        }
    }

    private static void versions(Connection connection, long batchId, boolean all, VersionConsumer consumer)
            throws SQLException, IOException {
        String sql = all ? RecordSql.VERSIONS : RecordSql.VERSIONS.replace("where", "where not v.live and");
        try (PreparedStatement versions = Cursors.prepare(connection, sql, FETCH);
                PreparedStatement attempts = Cursors.prepare(connection, RecordSql.ATTEMPTS, FETCH)) {
            versions.setLong(1, batchId);
            attempts.setLong(1, batchId);
            stream(versions, attempts, consumer);
        }
    }

    private static void stream(PreparedStatement versions, PreparedStatement attempts, VersionConsumer consumer)
            throws SQLException, IOException {
        try (ResultSet row = versions.executeQuery();
                AttemptCursor next = new AttemptCursor(attempts.executeQuery())) {
            while (row.next()) {
                List<Attempt> ofRecord = next.of(row.getLong(1), true);
                Content content = ContentColumns.read(row, 5, ofRecord);
                consumer.version(
                        new RecordVersion(row.getLong(1), row.getInt(2), row.getLong(3), row.getBoolean(4), content));
            }
        }
    }

    /** Counts and hashes what becomes of the groups. */
    private static final class Tally {
        final RecordWriter writer;
        final LineHashes lines = new LineHashes();
        private final MessageDigest sha256 = LineHashes.sha256();
        long fresh;
        long changed;
        long unchanged;

        Tally(RecordWriter writer) {
            this.writer = writer;
        }

        void record(LiveGroup group) throws SQLException, IOException {
            Content content = group.content();
            byte[] hash = sha256.digest(CanonicalRecord.line(true, content, group.claims()));
            UUID shortened = LiveGroup.shortened(hash);
            if (group.unchanged(shortened)) {
                unchanged++;
                return;
            }
            if (group.isNew()) {
                fresh++;
            } else {
                changed++;
            }
            lines.add(hash);
            writer.add(group.next(content, shortened));
        }
    }
}
