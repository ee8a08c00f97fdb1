package creditbank.recognise;

import creditbank.batch.BatchHandle;
import creditbank.database.Cursors;
import creditbank.database.Statistics;
import creditbank.recognise.rule.Achieved;
import creditbank.recognise.rule.RuleFile;
import creditbank.recognise.rule.RuleName;
import creditbank.recognise.rule.RuleSet;
import creditbank.recognise.rule.Ruling.Converted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The store of conversions, and of the worksheets that follow from them. */
public final class Conversions {
    private static final int FETCH = 10_000;

    private static final String MADE = "select v.record_id, v.version, " + AchievedColumns.NAMES
            + " from record_version v where v.batch_id = ? and v.live and ";

    private static final String WORKSHEETS =
            "select c.record_id, c.version, c.edition, c.batch_id, coalesce(c.rule_id, 0), c.achieved, c.quantity, c.credits, "
                    + AchievedColumns.NAMES + " from conversion c join record_version v using (record_id, version) ";

    private static final String CURRENT = """
            join record r using (record_id, version)
            where r.live and c.rule_id is not null and not exists (
                select from conversion n where n.record_id = c.record_id and n.version = c.version and n.edition > c.edition)
                and c.record_id not in (
                    select coalesce(record_now(d.record_id), d.record_id) from panel_case d
                    where d.record_id is not null and d.outcome is distinct from 'rejected')
            order by c.record_id""";

    private static final String STANDING = "select r.learner_id, r.record_id, r.version, coalesce(c.edition, -1),"
            + " coalesce(c.rule_id, 0), c.achieved, c.quantity, c.credits, " + AchievedColumns.NAMES
            + " from record r join record_version v using (record_id, version)"
            + " left join conversion c on c.record_id = r.record_id and c.version = r.version"
            + " where r.live and %s order by r.learner_id, r.record_id, c.edition";

    private Conversions() {}

    /** Takes one worksheet. */
    @FunctionalInterface
    public interface WorksheetConsumer {
        /** Called in rising order of the record's number. */
        void worksheet(Worksheet worksheet) throws SQLException;
    }

    /**
     * A live record and what it is converted to now.
     *
     * @param edition the last edition of the current version, -1 where there is none
     * @param now null where it is not converted
     */
    public record Standing(
            long learnerId,
            long recordId,
            int version,
            int edition,
            Achieved achieved,
            @Nullable Converted now) {}

    /** Takes one live record with its conversion. */
    @FunctionalInterface
    public interface StandingConsumer {
        /** Called learner by learner. */
        void standing(Standing standing) throws SQLException;
    }

    static long convert(Connection connection, BatchHandle batch, RuleSet rules, Map<RuleName, Short> numbers)
            throws SQLException {
        ConversionWriter writer = new ConversionWriter(connection, batch, numbers);
        try (PreparedStatement statement = cursor(connection, MADE + ScopeSql.of(rules))) {
            statement.setLong(1, batch.id());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (rules.judge(AchievedColumns.read(row, 3)) instanceof Converted converted) {
                        writer.add(row.getLong(1), row.getInt(2), 0, converted);
                    }
                }
            }
        }
        long rows = writer.flush();
        Statistics.refresh(connection, "conversion", rows);
        return rows;
    }

    /** Streams the live records that have been converted or that these rules can apply to, each with its conversion now, learner by learner. */
    static void standings(Connection connection, RuleSet rules, Map<Short, RuleFile> kept, StandingConsumer consumer)
            throws SQLException {
        String which = "(c.record_id is not null or " + ScopeSql.of(rules) + ")";
        try (PreparedStatement statement = cursor(connection, STANDING.formatted(which))) {
            standings(statement, kept, consumer);
        }
    }

    /** Streams the live records of one learner, each with its conversion now. */
    public static void ofLearner(Connection connection, long learnerId, StandingConsumer consumer) throws SQLException {
        try (PreparedStatement statement = cursor(connection, STANDING.formatted("r.learner_id = ?"))) {
            statement.setLong(1, learnerId);
            standings(statement, KeptRules.all(connection), consumer);
        }
    }

    private static void standings(PreparedStatement statement, Map<Short, RuleFile> kept, StandingConsumer consumer)
            throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            Standing last = null;
            while (row.next()) {
                Standing next = standing(row, kept);
                if (last != null && last.recordId() != next.recordId()) {
                    consumer.standing(last);
                }
                last = next;
            }
            if (last != null) {
                consumer.standing(last);
            }
        }
    }

    private static Standing standing(ResultSet row, Map<Short, RuleFile> kept) throws SQLException {
        return new Standing(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                row.getInt(4),
                AchievedColumns.read(row, 9),
                converted(row, 5, kept));
    }

    /** Streams the worksheets that a batch made. */
    public static void worksheets(Connection connection, long batchId, WorksheetConsumer consumer) throws SQLException {
        try (PreparedStatement statement =
                cursor(connection, WORKSHEETS + "where c.batch_id = ? order by c.record_id")) {
            statement.setLong(1, batchId);
            stream(statement, KeptRules.all(connection), consumer);
        }
    }

    /** Streams the worksheets in force of all live records, but of those that are disputed, or count no more or otherwise since a panel has decided. */
    public static void worksheets(Connection connection, WorksheetConsumer consumer) throws SQLException {
        try (PreparedStatement statement = cursor(connection, WORKSHEETS + CURRENT)) {
            stream(statement, KeptRules.all(connection), consumer);
        }
    }

    private static void stream(PreparedStatement statement, Map<Short, RuleFile> kept, WorksheetConsumer consumer)
            throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                consumer.worksheet(worksheet(row, kept));
            }
        }
    }

    /** All worksheets that a record ever had, oldest first. */
    public static List<Worksheet> ofRecord(Connection connection, long recordId) throws SQLException {
        Map<Short, RuleFile> kept = KeptRules.all(connection);
        List<Worksheet> worksheets = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(WORKSHEETS + "where c.record_id = ? order by c.version, c.edition")) {
            statement.setLong(1, recordId);
            stream(statement, kept, worksheets::add);
        }
        return worksheets;
    }

    private static Worksheet worksheet(ResultSet row, Map<Short, RuleFile> kept) throws SQLException {
        return new Worksheet(
                row.getLong(1),
                row.getInt(2),
                row.getInt(3),
                row.getLong(4),
                AchievedColumns.read(row, 9),
                converted(row, 5, kept));
    }

    /** Reads rule, day, quantity and credits. */
    private static @Nullable Converted converted(ResultSet row, int first, Map<Short, RuleFile> kept)
            throws SQLException {
        short number = row.getShort(first);
        if (number == 0) {
            return null;
        }
        RuleFile by = kept.get(number);
        if (by == null) {
            throw new IllegalStateException("the rule " + number + " of a conversion was not kept");
        }
        return new Converted(
                by, row.getObject(first + 1, LocalDate.class), row.getLong(first + 2), row.getInt(first + 3));
    }

    private static PreparedStatement cursor(Connection connection, String sql) throws SQLException {
        return Cursors.prepare(connection, sql, FETCH);
    }
}
