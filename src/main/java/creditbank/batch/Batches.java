package creditbank.batch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The store of batches and of the sources that they come from. */
public final class Batches {
    private static final String COLUMNS = """
            select b.batch_id, b.source_id, s.name, b.business_date, b.epoch, b.run_id, b.state, coalesce(b.delivery_id, 0),
                   b.rows, b.refused, b.new, b.changed, b.unchanged, b.duplicate, b.withdrawn, b.missing, b.moved,
                   coalesce(b.content_digest, '')
            from batch b join source s using (source_id)
            """;

    private Batches() {}

    /** The number of a source, given on first use. */
    public static short source(Connection connection, String name) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into source (name) values (?) on conflict (name) do nothing")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement("select source_id from source where name = ?")) {
            select.setString(1, name);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getShort(1);
            }
        }
    }

    /** The latest business date that the bank has credited, nothing in an empty bank. */
    public static Optional<LocalDate> lastDay(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select max(business_date) from batch where credited is not null");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getObject(1, LocalDate.class));
        }
    }

    /**
     * Opens the batch of a run, or takes it over from an execution that has died: the epoch rises, so the dead one can write no more should it come back.
     */
    public static BatchHandle open(Connection connection, String source, LocalDate date, long run, String program)
            throws SQLException {
        short sourceId = source(connection, source);
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into batch (source_id, business_date, run_id, state, program, rows, reference_rows, refused, tenure)
                select source_id, ?, ?, 'open', ?, 0, 0, 0, tenure from source where source_id = ?
                on conflict (run_id) do update set epoch = batch.epoch + 1, tenure = excluded.tenure
                    where batch.source_id = excluded.source_id
                returning batch_id, epoch""")) {
            statement.setObject(1, date);
            statement.setLong(2, run);
            statement.setString(3, program);
            statement.setShort(4, sourceId);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new IllegalStateException("run " + run + " is of another source than " + source);
                }
                return new BatchHandle(result.getLong(1), sourceId, source, date, result.getLong(2));
            }
        }
    }

    /** Notes what the batch is made from. */
    public static void made(
            Connection connection, BatchHandle batch, long deliveryId, String mapping, String rules, String model)
            throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement("""
                update batch set delivery_id = nullif(?, 0), mapping_digest = ?, rules_digest = ?, model_digest = ?
                where batch_id = ?""")) {
            statement.setLong(1, deliveryId);
            statement.setString(2, mapping);
            statement.setString(3, rules);
            statement.setString(4, model);
            statement.setLong(5, batch.id());
            statement.executeUpdate();
        }
    }

    /** Notes the mapping by which the batch is staged, where the file has changed since it was pulled. */
    public static void mapped(Connection connection, BatchHandle batch, String mapping) throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement =
                connection.prepareStatement("update batch set mapping_digest = ? where batch_id = ?")) {
            statement.setString(1, mapping);
            statement.setLong(2, batch.id());
            statement.executeUpdate();
        }
    }

    /** Notes the model by which the batch is matched, where another one came in force since it was pulled. */
    public static void matched(Connection connection, BatchHandle batch, String model) throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement(
                "update batch set model_digest = ? where batch_id = ? and model_digest <> ?")) {
            statement.setString(1, model);
            statement.setLong(2, batch.id());
            statement.setString(3, model);
            statement.executeUpdate();
        }
    }

    /** Sets the rows staged so far to nothing, before the delivery is staged from its beginning. */
    public static void restage(Connection connection, BatchHandle batch) throws SQLException {
        Fence.check(connection, batch);
        update(
                connection,
                "update batch set state = 'open', rows = 0, reference_rows = 0, refused = 0 where batch_id = ?",
                batch);
        update(connection, "delete from finding where batch_id = ?", batch);
        update(connection, "delete from refusal where batch_id = ?", batch);
    }

    /** Adds a chunk's rows. */
    public static void addRows(Connection connection, BatchHandle batch, long rows, long refused) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update batch set rows = rows + ?, refused = refused + ? where batch_id = ?")) {
            statement.setLong(1, rows);
            statement.setLong(2, refused);
            statement.setLong(3, batch.id());
            statement.executeUpdate();
        }
    }

    /** Notes how many rows of reference tables the delivery has. */
    public static void referenceRows(Connection connection, BatchHandle batch, long rows) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update batch set reference_rows = ? where batch_id = ?")) {
            statement.setLong(1, rows);
            statement.setLong(2, batch.id());
            statement.executeUpdate();
        }
    }

    /** Moves a batch on. */
    public static void state(Connection connection, BatchHandle batch, BatchState state) throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement(
                "update batch set state = ?, ended_at = case when ? then now() end where batch_id = ?")) {
            statement.setString(1, state.text());
            statement.setBoolean(2, state.finished() || state == BatchState.REFUSED);
            statement.setLong(3, batch.id());
            statement.executeUpdate();
        }
    }

    /**
     * Marks the batch credited with its counts. The table's check refuses counts that do not account for every row, and with them the whole transaction.
     */
    public static void credited(Connection connection, BatchHandle batch, Counts counts, String contentDigest)
            throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement("""
                update batch set state = 'credited', new = ?, changed = ?, unchanged = ?, duplicate = ?, withdrawn = ?, missing = ?, moved = ?,
                    refused = (select count(*) from refusal r where r.batch_id = batch.batch_id), content_digest = ?, credited = nextval('credited'),
                    sequence = (select coalesce(max(p.sequence), 0) + 1 from batch p where p.source_id = batch.source_id)
                where batch_id = ?""")) {
            statement.setLong(1, counts.fresh());
            statement.setLong(2, counts.changed());
            statement.setLong(3, counts.unchanged());
            statement.setLong(4, counts.duplicate());
            statement.setLong(5, counts.withdrawn());
            statement.setLong(6, counts.missing());
            statement.setLong(7, counts.moved());
            statement.setString(8, contentDigest);
            statement.setLong(9, batch.id());
            statement.executeUpdate();
        }
    }

    /** The batch of a run. */
    public static Optional<Batch> ofRun(Connection connection, long run) throws SQLException {
        return query(connection, "where b.run_id = ?", run).stream().findFirst();
    }

    /** A batch. */
    public static Optional<Batch> find(Connection connection, long batch) throws SQLException {
        return query(connection, "where b.batch_id = ?", batch).stream().findFirst();
    }

    /** The source's batches that are neither finished nor refused, oldest first. */
    public static List<Batch> unfinished(Connection connection, String source) throws SQLException {
        return query(connection, "where s.name = ? and b.state in ('open', 'credited') order by b.batch_id", source);
    }

    /** The same source's refused batches before this one: once the bank has taken this one, they cannot be rerun. */
    public static List<Long> refusedBefore(Connection connection, BatchHandle batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select batch_id from batch where source_id = ? and batch_id < ? and state = 'refused'")) {
            statement.setShort(1, batch.sourceId());
            statement.setLong(2, batch.id());
            List<Long> refused = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    refused.add(result.getLong(1));
                }
            }
            return refused;
        }
    }

    /** How many batches a source has. */
    public static long of(Connection connection, String source) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select count(*) from batch join source using (source_id) where name = ?")) {
            statement.setString(1, source);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** How many batches a source has for a business date. */
    public static long ofDate(Connection connection, String source, LocalDate date) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select count(*) from batch join source using (source_id) where name = ? and business_date = ?")) {
            statement.setString(1, source);
            statement.setObject(2, date);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** The oldest batch of the same source that the bank took after this one. */
    public static Optional<Long> creditedAfter(Connection connection, BatchHandle batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select min(batch_id) from batch where source_id = ? and coalesce(repeats, batch_id) > ? and state in ('credited', 'sealed')"
                        + " and not exists (select from undoing u where u.batch_id = batch.batch_id and u.redone_by is null)")) {
            statement.setShort(1, batch.sourceId());
            statement.setLong(2, batch.id());
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return Optional.ofNullable(result.getObject(1, Long.class));
            }
        }
    }

    /** The latest business date for which a source has a batch. */
    public static Optional<LocalDate> lastDate(Connection connection, String source) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select max(business_date) from batch join source using (source_id) where name = ?")) {
            statement.setString(1, source);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return Optional.ofNullable(result.getObject(1, LocalDate.class));
            }
        }
    }

    /** The business dates of which a source has a batch that came to its end, also if it was taken back since: somebody wanted that. */
    public static Set<LocalDate> completedDates(Connection connection, String source) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select distinct business_date from batch join source using (source_id)
                where name = ? and run_id > 0 and state in ('sealed', 'empty', 'nothing-new')""")) {
            statement.setString(1, source);
            Set<LocalDate> dates = new HashSet<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    dates.add(result.getObject(1, LocalDate.class));
                }
            }
            return dates;
        }
    }

    /** The unfinished batches that were last executed in their source's present tenure: if somebody holds the source, they are being executed now. */
    public static Set<Long> ofPresentTenure(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        select batch_id from batch b join source s using (source_id)
                        where b.tenure = s.tenure and b.state in ('open', 'credited')""");
                ResultSet row = statement.executeQuery()) {
            Set<Long> batches = new HashSet<>();
            while (row.next()) {
                batches.add(row.getLong(1));
            }
            return batches;
        }
    }

    /** When a batch was opened, and when it ended. */
    public static List<Optional<Instant>> times(Connection connection, long batch) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select opened_at, ended_at from batch where batch_id = ?")) {
            statement.setLong(1, batch);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return List.of(instant(row, 1), instant(row, 2));
            }
        }
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** The latest batches, newest first. */
    public static List<Batch> latest(Connection connection, int most) throws SQLException {
        return query(connection, "order by b.batch_id desc limit ?", most);
    }

    private static List<Batch> query(Connection connection, String condition, Object parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + condition)) {
            statement.setObject(1, parameter);
            List<Batch> batches = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    batches.add(batch(row));
                }
            }
            return batches;
        }
    }

    private static Batch batch(ResultSet row) throws SQLException {
        BatchHandle handle = new BatchHandle(
                row.getLong(1), row.getShort(2), row.getString(3), row.getObject(4, LocalDate.class), row.getLong(5));
        row.getLong(11);
        Counts counts = row.wasNull()
                ? null
                : new Counts(
                        row.getLong(11),
                        row.getLong(12),
                        row.getLong(13),
                        row.getLong(14),
                        row.getLong(15),
                        row.getLong(16),
                        row.getLong(17));
        BatchState state = BatchState.of(row.getString(7));
        return new Batch(
                handle,
                row.getLong(6),
                state,
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                counts,
                row.getString(18));
    }

    private static void update(Connection connection, String sql, BatchHandle batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, batch.id());
            statement.executeUpdate();
        }
    }
}
