package creditbank.recognise.sample;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.recognise.sample.Sample.Drawn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The store of audit samples. Written under the bank-writer lock, in the transaction that keeps the act. */
public final class Samples {
    private static final String DRAW = """
            select record_id from record where live
            order by encode(sha256(convert_to(? || ' ' || record_id, 'UTF8')), 'hex') limit ?""";

    /** The order comes first, so that only records at its head are asked for their claims. */
    private static final String DRAW_OF_SOURCE = """
            select o.record_id from (
                select record_id, version from record where live
                order by encode(sha256(convert_to(? || ' ' || record_id, 'UTF8')), 'hex') offset 0) o
            where (
                select count(*) from record_claim rc join claim c using (claim_id) join source s on s.source_id = c.source_id
                where rc.record_id = o.record_id and rc.version = o.version and s.name = ?) > 0
            limit ?""";

    private Samples() {}

    /** The number of the next sample. */
    public static int next(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select coalesce(max(number), 0) + 1 from audit_sample");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /** How many records there are to draw from. */
    public static long population(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from record where live");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Draws records.
     *
     * @param source whose, empty for all
     * @throws IllegalArgumentException if there is no such source
     */
    public static List<Long> draw(Connection connection, Seed seed, int size, String source) throws SQLException {
        if (!source.isEmpty() && !known(connection, source)) {
            throw new IllegalArgumentException("there is no source " + source);
        }
        try (PreparedStatement statement = connection.prepareStatement(source.isEmpty() ? DRAW : DRAW_OF_SOURCE)) {
            statement.setString(1, seed.text());
            if (!source.isEmpty()) {
                statement.setString(2, source);
            }
            statement.setInt(source.isEmpty() ? 2 : 3, size);
            List<Long> records = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    records.add(row.getLong(1));
                }
            }
            return records;
        }
    }

    private static boolean known(Connection connection, String source) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select from source where name = ?")) {
            statement.setString(1, source);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Keeps a sample. */
    public static void add(Connection connection, BatchHandle batch, Sample sample, Seed seed) throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement("""
                        insert into audit_sample (act_id, number, purpose, source_id, seed, checkpoint)
                        values (?, ?, ?, (select source_id from source where name = ?), ?, ?)""");
                PreparedStatement each = connection.prepareStatement(
                        "insert into sampled_record (act_id, record_id, ordinal) values (?, ?, ?)")) {
            statement.setLong(1, sample.act());
            statement.setInt(2, sample.number());
            statement.setString(3, sample.purpose().text());
            statement.setString(4, sample.source());
            statement.setString(5, seed.text());
            statement.setString(6, seed.note());
            statement.executeUpdate();
            int ordinal = 0;
            for (Drawn drawn : sample.records()) {
                ordinal++;
                each.setLong(1, sample.act());
                each.setLong(2, drawn.recordId());
                each.setInt(3, ordinal);
                each.addBatch();
            }
            each.executeBatch();
        }
    }

    /** Notes what was found of a record. */
    public static void found(
            Connection connection, BatchHandle batch, long sample, long recordId, Verdict verdict, long by)
            throws SQLException {
        Fence.check(connection, batch);
        try (PreparedStatement statement = connection.prepareStatement(
                "update sampled_record set verdict = ?, found_by = ? where act_id = ? and record_id = ?")) {
            statement.setString(1, verdict.text());
            statement.setLong(2, by);
            statement.setLong(3, sample);
            statement.setLong(4, recordId);
            statement.executeUpdate();
        }
    }

    /** The learner who stands for a record's, also of one that has gone into another. */
    public static long learner(Connection connection, long recordId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select coalesce(l.forward_to, l.learner_id)
                from record r join record s on s.record_id = coalesce(record_now(r.record_id), r.record_id)
                join learner l on l.learner_id = s.learner_id where r.record_id = ?""")) {
            statement.setLong(1, recordId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** A sample by its number. */
    public static Optional<Sample> find(Connection connection, int number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select a.act_id, a.purpose, coalesce(s.name, ''), r.record_id, r.verdict
                from audit_sample a left join source s using (source_id) left join sampled_record r using (act_id)
                where a.number = ? order by r.ordinal""")) {
            statement.setInt(1, number);
            List<Drawn> drawn = new ArrayList<>();
            Sample sample = null;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String verdict = row.getString(5);
                    if (row.getLong(4) != 0) {
                        drawn.add(new Drawn(row.getLong(4), verdict == null ? null : Verdict.of(verdict)));
                    }
                    sample = new Sample(row.getLong(1), number, Purpose.of(row.getString(2)), row.getString(3), drawn);
                }
            }
            return Optional.ofNullable(sample);
        }
    }

    /** The acts that drew a record or say what was found of it, or of a record whose achievement it has now, in their order. */
    public static List<Long> acts(Connection connection, long recordId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                with audited as (
                    select act_id, record_id from sampled_record where record_id = ?
                    union select act_id, record_id from sampled_record where record_now(record_id) = ?)
                select act_id from audited
                union select a.act_id from audited x join act a on a.about = x.act_id and a.record_id = x.record_id
                order by 1""")) {
            statement.setLong(1, recordId);
            statement.setLong(2, recordId);
            List<Long> acts = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    acts.add(row.getLong(1));
                }
            }
            return acts;
        }
    }
}
