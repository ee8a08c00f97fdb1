package creditbank.seal.audit;

import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.postgresql.PGStatement;

/** Reads the columns of a bank that its log speaks of. The caller's transaction sees one state of the bank throughout. */
final class BankColumns {
    private static final int FETCH = 5000;
    private static final int BINARY_AT_ONCE = -1;

    private BankColumns() {}

    /** Takes the columns of one row. */
    @FunctionalInterface
    interface RowReader {
        void row(ResultSet row) throws SQLException, IOException;
    }

    /** A document that the bank keeps for the log. */
    record Kept(String name, Hash leaf, long position, String checkpoint) {}

    /**
     * Begins a transaction that sees exactly what the bank knew while nobody appended to the log.
     *
     * @param meanwhile runs while the log's lock is held, the same that its writer takes
     */
    static void snapshot(Connection connection, String origin, Meanwhile meanwhile) throws SQLException, IOException {
        lock(connection, "select pg_advisory_lock(hashtextextended('ledger ' || ?, 0))", origin);
        try {
            meanwhile.run();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
                statement.execute("set local work_mem = '128MB'");
                statement.executeQuery("select count(*) from home").close();
            }
        } finally {
            lock(connection, "select pg_advisory_unlock(hashtextextended('ledger ' || ?, 0))", origin);
        }
    }

    private static void lock(Connection connection, String sql, String origin) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, origin);
            statement.executeQuery().close();
        }
    }

    /** The documents with a receipt by their position, and those that wait, each by its leaf with the position -1. */
    static void documents(Connection connection, Map<Long, Kept> sealed, Map<Hash, Kept> waiting)
            throws SQLException, IOException {
        Hasher hasher = new Hasher();
        String sql = "select type || ' ' || subject, document, coalesce(position, -1), coalesce(checkpoint, '')"
                + " from seal_leaf order by leaf_id";
        each(connection, sql, row -> {
            Kept kept = new Kept(row.getString(1), hasher.leaf(row.getBytes(2)), row.getLong(3), row.getString(4));
            if (kept.position() < 0) {
                waiting.put(kept.leaf(), kept);
            } else if (sealed.put(kept.position(), kept) != null) {
                throw new DifferenceException(
                        "receipt of " + kept.name(), "is of entry " + kept.position() + ", as another is");
            }
        });
    }

    /** The facts of every batch that counts in the bank, as its document must say them, by its number. */
    static Map<Long, Map<String, Object>> batches(Connection connection) throws SQLException, IOException {
        Map<Long, Map<String, Object>> batches = new TreeMap<>();
        each(connection, """
                select b.batch_id, b.state, s.name, b.business_date::text, b.sequence, b.mapping_digest, b.rules_digest, b.model_digest, b.program, d.digest,
                    b.rows, b.new, b.changed, b.unchanged, b.duplicate, b.withdrawn, b.refused, b.missing, b.moved,
                    b.recognition_digest
                from batch b join source s on s.source_id = b.source_id left join delivery d on d.delivery_id = b.delivery_id
                where b.credited is not null""", row -> {
            Map<String, Object> facts = new HashMap<>();
            facts.put("batch", row.getLong(1));
            facts.put("source", row.getString(3));
            facts.put("businessDate", row.getString(4));
            facts.put("sequence", row.getLong(5));
            facts.put("mapping", known(row, 6));
            facts.put("rules", known(row, 7));
            facts.put("model", known(row, 8));
            facts.put("program", row.getString(9));
            facts.put(
                    "deliveries",
                    Optional.ofNullable(row.getString(10)).stream().toList());
            facts.put("counts", counts(row, 11));
            String recognition = row.getString(20);
            if (recognition != null) {
                facts.put("recognition", recognition);
            }
            batches.put(row.getLong(1), facts);
        });
        return batches;
    }

    private static Map<String, Object> counts(ResultSet row, int first) throws SQLException {
        String[] names = {"rows", "new", "changed", "unchanged", "duplicate", "withdrawn", "refused", "missing", "moved"
        };
        Map<String, Object> counts = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            counts.put(names[i], row.getLong(first + i));
        }
        return counts;
    }

    private static String known(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }

    /** The sequence numbers of the batches that wait to be sealed, by source. */
    static Map<String, Set<Long>> waitingNumbers(Connection connection) throws SQLException, IOException {
        Map<String, Set<Long>> numbers = new TreeMap<>();
        each(
                connection,
                "select s.name, b.sequence from batch b join source s on s.source_id = b.source_id where b.state = 'credited'",
                row -> numbers.computeIfAbsent(row.getString(1), source -> new TreeSet<>())
                        .add(row.getLong(2)));
        return numbers;
    }

    /** The batches that wait to be sealed. */
    static Set<Long> waitingBatches(Connection connection) throws SQLException, IOException {
        Set<Long> waiting = new TreeSet<>();
        each(connection, "select batch_id from batch where state = 'credited'", row -> waiting.add(row.getLong(1)));
        return waiting;
    }

    /** A batch's versions in rising order: record, version, six groups as UTF-8. */
    static void versions(Connection connection, long batch, RowReader reader) throws SQLException, IOException {
        each(connection, GroupSql.VERSIONS, reader, batch, batch);
    }

    /** The six groups of a row that {@link #versions} gives. */
    static byte[][] groups(ResultSet row) throws SQLException {
        byte[][] groups = new byte[Derivation.GROUPS.size()][];
        for (int group = 0; group < groups.length; group++) {
            groups[group] = row.getBytes(3 + group);
        }
        return groups;
    }

    /**
     * Where a version of a record is sealed.
     *
     * @param asked the version, 0 for the last
     */
    static Optional<Sealed> sealed(Connection connection, long record, int asked) throws SQLException, IOException {
        List<Sealed> found = new ArrayList<>();
        each(
                connection,
                """
                select v.batch_id, v.version, coalesce(l.position, -1), l.document
                from record_version v left join seal_leaf l on l.type = 'batch' and l.batch_id = v.batch_id
                where v.record_id = ? and (? = 0 or v.version = ?) order by v.version desc limit 1""",
                row -> {
                    byte[] document = row.getBytes(4);
                    found.add(new Sealed(
                            row.getLong(1),
                            row.getInt(2),
                            row.getLong(3),
                            document == null ? "" : new String(document, StandardCharsets.UTF_8)));
                },
                record,
                asked,
                asked);
        return found.stream().findFirst();
    }

    /**
     * The seal of a version.
     *
     * @param position the batch's entry in the log, -1 while it waits
     * @param document the entry, empty where there is none yet
     */
    record Sealed(long batch, int version, long position, String document) {}

    /** The leaf hashes that the bank keeps of what was erased of a batch: of its versions, worksheets or acts. */
    static void erased(Connection connection, long batch, String kind, Leaves leaves) throws SQLException, IOException {
        each(
                connection,
                "select leaf from erased_leaf where batch_id = ? and kind = ?",
                row -> leaves.add(row.getBytes(1)),
                batch,
                kind);
    }

    /** A batch's refused rows in rising order: number, digest of the text as stored, code. */
    static void refusals(Connection connection, long batch, RowReader reader) throws SQLException, IOException {
        each(
                connection,
                "select ordinal, coalesce(raw_digest, sha256(raw)), code from refusal where batch_id = ? order by ordinal",
                reader,
                batch);
    }

    /** The first record whose present state is not that of its last version, or which has a version of no batch. */
    static Optional<Long> stray(Connection connection) throws SQLException, IOException {
        return first(connection, """
                with last as (
                    select record_id, max(version) as version from record_version group by record_id)
                select coalesce(r.record_id, l.record_id)
                from record r
                full join last l on l.record_id = r.record_id
                left join record_version v on v.record_id = l.record_id and v.version = l.version
                where r.record_id is null or l.record_id is null or r.version <> v.version or r.batch_id <> v.batch_id
                    or r.learner_id <> v.learner_id or r.live <> v.live
                union all
                select record_id from record_version v
                where not exists (select from batch b where b.batch_id = v.batch_id and b.credited is not null)
                order by 1 limit 1""");
    }

    /** The first document that is kept under another name, batch or root than it says itself. */
    static Optional<Long> misfiled(Connection connection) throws SQLException, IOException {
        return first(connection, """
                select leaf_id from seal_leaf l, lateral (select convert_from(l.document, 'UTF8')::jsonb as says) d
                where type <> says->>'type' or format <> (says->>'format')::int
                    or batch_id is distinct from
                        case type when 'batch' then (says->>'batch')::bigint when 'withdrawal' then (says->>'by')::bigint end
                    or type = 'batch' and encode(seal_root, 'hex') is distinct from says->>'versionsRoot'
                    or subject <> case type
                        when 'batch' then says->>'batch'
                        when 'empty' then (says->>'source') || ' ' || (says->>'businessDate')
                        when 'export' then says->>'manifest'
                        when 'withdrawal' then (says->>'batch') || ' by ' || (says->>'by')
                        when 'erasure' then says->>'erasure'
                        else 'restored ' || (says->>'from') || ' to ' || (says->>'to') end
                order by 1 limit 1""");
    }

    static Optional<Long> first(Connection connection, String sql, Object... parameters)
            throws SQLException, IOException {
        TreeSet<Long> found = new TreeSet<>();
        each(connection, sql, row -> found.add(row.getLong(1)), parameters);
        return found.stream().findFirst();
    }

    static void each(Connection connection, String sql, RowReader reader, Object... parameters)
            throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            statement.unwrap(PGStatement.class).setPrepareThreshold(BINARY_AT_ONCE);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.row(row);
                }
            }
        }
    }

    /** Runs while nobody appends. */
    @FunctionalInterface
    interface Meanwhile {
        void run() throws IOException;
    }
}
