package creditbank.credit.correct;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.credit.content.Attempt;
import creditbank.credit.content.Content;
import creditbank.credit.content.Facet;
import creditbank.outcome.GivenReason;
import creditbank.resolve.Decision.Said;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The store of corrections. They count from the next batch on, of whatever source. */
public final class Corrections {
    private Corrections() {}

    /** A claim over time: its source and the sender's row key. */
    public record Anchor(short source, UUID claim) {}

    /**
     * Keeps a correction.
     *
     * @param base what the record's claims come to without corrections
     * @param text the right value, as a person writes it
     * @return its number
     * @throws IllegalArgumentException if the value is refused, with the reason
     */
    public static long correct(
            Connection connection, long recordId, Content base, Facet facet, String text, Given given)
            throws SQLException {
        check(base, facet, text);
        try (PreparedStatement statement = connection.prepareStatement(CorrectionSql.KEEP)) {
            statement.setString(1, facet.word());
            statement.setString(2, text);
            statement.setString(3, facet.text(base));
            statement.setString(4, given.reason());
            statement.setString(5, given.by());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long correction = row.getLong(1);
                anchor(connection, correction, recordId);
                return correction;
            }
        }
    }

    /** Who corrects, and why. */
    public record Given(String reason, String by) {
        public Given {
            GivenReason.checked(reason);
        }
    }

    /** The result that a text makes of what a record's claims come to; null where the rules refuse it. */
    public static @Nullable Attempt result(Content base, String text) {
        return Value.attempt(base.result(), text);
    }

    private static void check(Content base, Facet facet, String text) {
        Content corrected = base;
        boolean read;
        if (facet == Facet.RESULT) {
            read = result(base, text) != null;
        } else {
            Value value = Value.parse(base, facet, text);
            read = value != null;
            corrected = value == null ? base : Corrected.apply(base, facet, value);
        }
        if (!read) {
            throw new IllegalArgumentException(
                    facet.word() + ": the value is refused: " + Value.refusal(base, facet, text));
        }
        if (Corrected.endsBeforeItBegins(corrected)) {
            throw new IllegalArgumentException(facet.word() + ": the period would end before it begins");
        }
    }

    private static void anchor(Connection connection, long correction, long recordId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CorrectionSql.ANCHOR)) {
            statement.setLong(1, correction);
            statement.setLong(2, recordId);
            if (statement.executeUpdate() == 0) {
                throw new IllegalArgumentException("record " + recordId + " has no live claim, so nothing to correct");
            }
        }
    }

    /**
     * Takes a correction back, from the next batch on.
     *
     * @throws IllegalArgumentException if there is no such correction that stands
     */
    public static void undo(Connection connection, long correction, String by) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CorrectionSql.UNDO)) {
            statement.setString(1, by);
            statement.setLong(2, correction);
            if (statement.executeUpdate() == 0) {
                throw new IllegalArgumentException(find(connection, correction)
                        .map(found -> "correction " + correction + " was taken back already, by " + found.undone())
                        .orElse("there is no correction " + correction));
            }
        }
    }

    /** A correction. */
    public static Optional<Correction> find(Connection connection, long correction) throws SQLException {
        return query(
                        connection,
                        CorrectionSql.COLUMNS + " from record_correction k where k.correction_id = ?",
                        correction)
                .stream()
                .findFirst();
    }

    /** All that belong to a record's live claims, also such as were taken back, oldest first. */
    public static List<Correction> ofRecord(Connection connection, long recordId) throws SQLException {
        return query(connection, CorrectionSql.OF_RECORD, recordId);
    }

    /** Those that no batch has followed yet, oldest first. */
    public static List<Correction> waiting(Connection connection) throws SQLException {
        return query(
                connection,
                CorrectionSql.COLUMNS
                        + " from record_correction k where k.applied_batch is null order by k.correction_id");
    }

    /** All that stand, by the claims to which they belong, oldest first. */
    public static Map<Anchor, List<Correction>> standing(Connection connection) throws SQLException {
        Map<Anchor, List<Correction>> standing = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(CorrectionSql.STANDING);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Anchor anchor = new Anchor(row.getShort(11), row.getObject(12, UUID.class));
                standing.computeIfAbsent(anchor, any -> new ArrayList<>(1)).add(read(row));
            }
        }
        return standing;
    }

    /** Adds to the transaction's table {@code affected} what waiting corrections concern, under the claims' keys. */
    public static void touch(Connection connection, BatchHandle batch) throws SQLException {
        Fence.check(connection, batch);
        try (Statement statement = connection.createStatement()) {
            if (statement.executeLargeUpdate(CorrectionSql.WAITING) > 0) {
                statement.executeLargeUpdate(CorrectionSql.TOUCH);
                statement.executeLargeUpdate(CorrectionSql.APPLIED.formatted(batch.id()));
            }
            statement.execute("drop table waiting_correction");
        }
    }

    private static List<Correction> query(Connection connection, String sql, long... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            List<Correction> corrections = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    corrections.add(read(row));
                }
            }
            return corrections;
        }
    }

    private static Correction read(ResultSet row) throws SQLException {
        String facet = row.getString(2);
        return new Correction(
                row.getLong(1),
                Stream.of(Facet.values())
                        .filter(one -> one.word().equals(facet))
                        .findFirst()
                        .orElseThrow(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                said(row, 6),
                row.getString(8) == null ? null : said(row, 8),
                row.getLong(10));
    }

    private static Said said(ResultSet row, int column) throws SQLException {
        return new Said(
                row.getString(column),
                row.getObject(column + 1, OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.SECONDS));
    }
}
