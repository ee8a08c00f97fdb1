package creditbank.credit;

import creditbank.batch.BatchHandle;
import creditbank.credit.content.Attempt;
import creditbank.credit.content.Content;
import creditbank.credit.content.ContentColumns;
import creditbank.database.CopyWriter;
import creditbank.vault.RecordKeys;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes new records and new versions of records in blocks by COPY. */
final class RecordWriter {
    private static final int BLOCK = 8192;

    private final Connection connection;
    private final BatchHandle batch;
    private final RecordKeys keys;
    private final List<Pending> pending = new ArrayList<>(BLOCK);

    RecordWriter(Connection connection, BatchHandle batch, RecordKeys keys) {
        this.connection = connection;
        this.batch = batch;
        this.keys = keys;
    }

    /**
     * A version to write.
     *
     * @param recordId 0 for a new record, which gets its number when the block is written
     */
    record Pending(
            long recordId, int version, long learnerId, UUID recordKey, UUID hash, int claims, Content content) {}

    void add(Pending version) throws SQLException, IOException {
        pending.add(version);
        if (pending.size() == BLOCK) {
            flush();
        }
    }

    /** Writes what is left. */
    void flush() throws SQLException, IOException {
        if (!pending.isEmpty()) {
            List<Pending> versions = numbered();
            records(versions);
            changes(versions);
            versions(versions);
            attempts(versions);
            pending.clear();
        }
    }

    /**
     * Gives the new records their numbers and makes their keys, which are on disk when this returns. A crash from here until the commit leaves keys of numbers
     * that no record has and none will get: harmless, and nobody needs to repair it.
     */
    private List<Pending> numbered() throws SQLException, IOException {
        int count = (int) pending.stream().filter(RecordWriter::isNew).count();
        if (count == 0) {
            return List.copyOf(pending);
        }
        long next = reserve(count);
        keys.create(next, count);
        List<Pending> versions = new ArrayList<>(pending.size());
        for (Pending version : pending) {
            versions.add(
                    isNew(version)
                            ? new Pending(
                                    next++,
                                    version.version(),
                                    version.learnerId(),
                                    version.recordKey(),
                                    version.hash(),
                                    version.claims(),
                                    version.content())
                            : version);
        }
        return versions;
    }

    /** Consecutive numbers from the sequence; the bank-writer lock keeps others from taking some in between. */
    private long reserve(int count) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select setval('record_id', nextval('record_id') + ? - 1) - ? + 1")) {
            statement.setInt(1, count);
            statement.setInt(2, count);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void records(List<Pending> versions) throws SQLException {
        try (CopyWriter copy = CopyWriter.open(
                connection,
                "record",
                "record_id",
                "learner_id",
                "record_key",
                "batch_id",
                "content",
                "version",
                "live")) {
            for (Pending version : versions) {
                if (version.version() == 1) {
                    copy.row()
                            .bigint(version.recordId())
                            .bigint(version.learnerId())
                            .uuid(version.recordKey())
                            .bigint(batch.id())
                            .uuid(version.hash())
                            .integer(1)
                            .bool(true);
                }
            }
            copy.finish();
        }
    }

    private void changes(List<Pending> versions) throws SQLException {
        try (CopyWriter copy = CopyWriter.open(connection, "change", "record_id", "content", "version")) {
            for (Pending version : versions) {
                if (version.version() > 1) {
                    copy.row().bigint(version.recordId()).uuid(version.hash()).integer(version.version());
                }
            }
            copy.finish();
        }
    }

    private void versions(List<Pending> versions) throws SQLException {
        List<String> columns =
                new ArrayList<>(List.of("record_id", "batch_id", "learner_id", "version", "claims", "live"));
        columns.addAll(ContentColumns.NAMES);
        try (CopyWriter copy = CopyWriter.open(connection, "record_version", columns.toArray(String[]::new))) {
            for (Pending version : versions) {
                copy.row()
                        .bigint(version.recordId())
                        .bigint(batch.id())
                        .bigint(version.learnerId())
                        .integer(version.version())
                        .integer(version.claims())
                        .bool(true);
                ContentColumns.write(copy, version.content());
            }
            copy.finish();
        }
    }

    private void attempts(List<Pending> versions) throws SQLException {
        List<String> columns = new ArrayList<>(List.of("record_id", "version", "ordinal", "counts"));
        columns.addAll(ContentColumns.ATTEMPT);
        try (CopyWriter copy = CopyWriter.open(connection, "attempt", columns.toArray(String[]::new))) {
            for (Pending version : versions) {
                attempts(copy, version);
            }
            copy.finish();
        }
    }

    private static void attempts(CopyWriter copy, Pending version) throws SQLException {
        short ordinal = 0;
        for (Attempt attempt : version.content().attempts()) {
            ordinal++;
            copy.row()
                    .bigint(version.recordId())
                    .integer(version.version())
                    .smallint(ordinal)
                    .bool(attempt.equals(version.content().result()));
            ContentColumns.write(copy, attempt);
        }
    }

    private static boolean isNew(Pending version) {
        return version.recordId() == 0;
    }
}
