package creditbank.export;

import creditbank.database.CopyReader;
import creditbank.export.published.BankState;
import creditbank.export.published.ExportedFile;
import creditbank.export.published.Manifest;
import creditbank.recognise.KeptRules;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the bank gives to an export, and what it remembers of the exports that were published. */
final class Exports {
    /** Any number that no other lock of the bank has. */
    private static final long LOCK = 0x6372_6564_6974_0010L;

    private Exports() {}

    /** Waits until no other process exports this bank; the lock is the session's. */
    static void lock(Connection connection) throws SQLException {
        one(connection, "select pg_advisory_lock(" + LOCK + ")", result -> true);
    }

    static void unlock(Connection connection) throws SQLException {
        one(connection, "select pg_advisory_unlock(" + LOCK + ")", result -> true);
    }

    static long nextId(Connection connection) throws SQLException {
        return one(connection, "select nextval('export_id')", result -> result.getLong(1));
    }

    static BankState state(Connection connection) throws SQLException {
        return one(
                connection,
                "select coalesce(max(credited), 0), count(credited), (select count(*) from erasure) from batch",
                result -> new BankState(result.getLong(1), result.getLong(2), result.getLong(3)));
    }

    static Totals totals(Connection connection) throws SQLException {
        return one(
                connection,
                ExportSql.TOTALS,
                result -> new Totals(
                        result.getLong(1),
                        result.getLong(2),
                        result.getLong(3),
                        result.getLong(4),
                        result.getLong(5),
                        result.getLong(6),
                        result.getLong(7),
                        result.getLong(8)));
    }

    /** Gives every live record, in the order of record numbers, in PostgreSQL's binary form. */
    static void rows(Connection connection, Sink sink) throws SQLException, IOException {
        try (CopyReader rows = CopyReader.open(connection, ExportSql.rows(KeptRules.years(connection)))) {
            for (Optional<ByteBuffer> row = rows.next(); row.isPresent(); row = rows.next()) {
                sink.add(row.get());
            }
        }
    }

    /** Remembers a published export; one that is known already stays as it is. */
    static void remember(Connection connection, Manifest manifest) throws SQLException {
        String export =
                "insert into export (export_id, credited, batches, rows, digest, checkpoint, erasures) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
        String file = "insert into export_file values (?, ?, ?, ?, ?, ?) on conflict do nothing";
        try (PreparedStatement one = connection.prepareStatement(export);
                PreparedStatement each = connection.prepareStatement(file)) {
            one.setLong(1, manifest.id());
            one.setLong(2, manifest.bank().credited());
            one.setLong(3, manifest.bank().batches());
            one.setLong(4, manifest.rows());
            one.setString(5, manifest.digest());
            one.setString(6, manifest.checkpoint());
            one.setLong(7, manifest.bank().erasures());
            one.executeUpdate();
            List<ExportedFile> files = new ArrayList<>(manifest.files());
            files.add(manifest.quality());
            for (ExportedFile part : files) {
                each.setLong(1, manifest.id());
                each.setString(2, part.path());
                each.setLong(3, part.rows());
                each.setLong(4, part.bytes());
                each.setString(5, part.digest());
                each.setString(6, part.content());
                each.addBatch();
            }
            each.executeBatch();
        }
    }

    private static <T> T one(Connection connection, String sql, Read<T> read) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return read.from(result);
        }
    }

    /** Takes rows as they come. */
    @FunctionalInterface
    interface Sink {
        void add(ByteBuffer row) throws IOException;
    }

    @FunctionalInterface
    private interface Read<T> {
        T from(ResultSet result) throws SQLException;
    }
}
