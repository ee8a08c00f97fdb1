package creditbank.batch;

import creditbank.database.CopyWriter;
import creditbank.finding.Finding;
import creditbank.finding.Severity;
import creditbank.vault.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The store of findings and refused rows. */
public final class Findings {
    private Findings() {}

    /** Writes refused rows with their findings; the rows' text is encrypted with the delivery's key. */
    public static void refuse(Connection connection, BatchHandle batch, ObjectKey key, List<Refusal> refusals)
            throws SQLException {
        if (refusals.isEmpty()) {
            return;
        }
        Fence.check(connection, batch);
        try (CopyWriter copy =
                CopyWriter.open(connection, "refusal", "batch_id", "ordinal", "code", "file", "line", "raw")) {
            for (Refusal refusal : refusals) {
                Finding reason = firstError(refusal.findings());
                copy.row()
                        .bigint(batch.id())
                        .bigint(refusal.ordinal())
                        .text(reason.code().id())
                        .text(reason.place().file())
                        .bigint(reason.place().line())
                        .bytes(key.encrypt(refusal.raw().getBytes(StandardCharsets.UTF_8)));
            }
            copy.finish();
        }
        List<Noted> noted = new ArrayList<>();
        refusals.forEach(refusal ->
                refusal.findings().forEach(finding -> noted.add(new Noted(refusal.ordinal(), finding))));
        note(connection, batch, noted);
    }

    /** Writes findings. */
    public static void note(Connection connection, BatchHandle batch, List<Noted> findings) throws SQLException {
        if (findings.isEmpty()) {
            return;
        }
        Fence.check(connection, batch);
        try (CopyWriter copy = CopyWriter.open(
                connection,
                "finding",
                "batch_id",
                "ordinal",
                "code",
                "error",
                "file",
                "line",
                "field",
                "value",
                "expected")) {
            for (Noted noted : findings) {
                Finding finding = noted.finding();
                copy.row()
                        .bigint(batch.id())
                        .bigint(noted.ordinal())
                        .text(finding.code().id())
                        .bool(finding.severity() == Severity.ERROR)
                        .text(finding.place().file())
                        .bigint(finding.place().line())
                        .text(finding.field())
                        .text(finding.value())
                        .text(finding.expected());
            }
            copy.finish();
        }
    }

    /** Forgets what was said about the delivery as a whole, before it is tried again. */
    public static void forgetDelivery(Connection connection, BatchHandle batch) throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement =
                connection.prepareStatement("delete from finding where batch_id = ? and ordinal = 0")) {
            statement.setLong(1, batch.id());
            statement.executeUpdate();
        }
    }

    /** How many rows of a batch were refused, by the code that refused them. */
    public static Map<String, Long> refusedByCode(Connection connection, long batch) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select code, count(*) from refusal where batch_id = ? group by code")) {
            statement.setLong(1, batch);
            Map<String, Long> counts = new TreeMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getString(1), row.getLong(2));
                }
            }
            return counts;
        }
    }

    /** The findings about the delivery as a whole, as sentences. */
    public static List<String> ofDelivery(Connection connection, long batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select file || case line when 0 then '' else ':' || line end || ' ' || code
                    || case field when '' then '' else ' ' || field end || ': ''' || value || ''', expected ' || expected
                from finding where batch_id = ? and ordinal = 0 order by code, file, line, field""")) {
            statement.setLong(1, batch);
            List<String> sentences = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sentences.add(row.getString(1));
                }
            }
            return sentences;
        }
    }

    /** Why the delivery as a whole was refused. */
    public static void reasons(Connection connection, long batch, DeliveryReason consumer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select file, line, code, case field when '' then '' else field || ': ' end || '''' || value
                    || ''', expected ' || expected
                from finding where batch_id = ? and ordinal = 0 and error order by code, file, line, field""")) {
            statement.setLong(1, batch);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    consumer.reason(row.getString(1), row.getLong(2), row.getString(3), row.getString(4));
                }
            }
        }
    }

    /** The refused rows of a batch in the order of the delivery, each with all of its errors. */
    public static void refused(Connection connection, long batch, RefusedRow consumer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select r.file, r.line, r.raw, coalesce(string_agg(f.code, '; ' order by f.code), r.code),
                    coalesce(string_agg(f.field || ': ''' || f.value || ''', expected ' || f.expected, '; ' order by f.code), '')
                from refusal r left join finding f on f.batch_id = r.batch_id and f.ordinal = r.ordinal and f.error
                where r.batch_id = ?
                group by r.ordinal, r.file, r.line, r.raw, r.code order by r.ordinal""")) {
            statement.setLong(1, batch);
            statement.setFetchSize(1000);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    consumer.row(row.getString(1), row.getLong(2), row.getBytes(3), row.getString(4), row.getString(5));
                }
            }
        }
    }

    private static Finding firstError(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a refusal needs an error"));
    }

    /** Takes one refused row. */
    @FunctionalInterface
    public interface RefusedRow {
        /** One row: its place, its encrypted text, null where a purge has deleted it, its codes and its reasons. */
        void row(String file, long line, byte @Nullable [] raw, String codes, String reasons) throws SQLException;
    }

    /** Takes one reason for which a delivery was refused. */
    @FunctionalInterface
    public interface DeliveryReason {
        /** Its place, its code, and what was found and expected. */
        void reason(String file, long line, String code, String reason) throws SQLException;
    }
}
