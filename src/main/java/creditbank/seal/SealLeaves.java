package creditbank.seal;

import creditbank.batch.Batch;
import creditbank.batch.Batches;
import creditbank.ledger.Receipt;
import creditbank.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store of documents for the ledger: an outbox, and the receipts of what the ledger has. */
final class SealLeaves {
    private static final int FETCH = 10_000;
    private static final List<String> COUNTS =
            List.of("rows", "new", "changed", "unchanged", "duplicate", "withdrawn", "refused", "missing", "moved");
    private static final String COLUMNS = """
            select leaf_id, type, subject, coalesce(batch_id, 0), document, coalesce(position, -1), coalesce(checkpoint, '')
            from seal_leaf
            """;

    private SealLeaves() {}

    /** Lets documents wait again whose entries have lost their place in the log, from a position on. */
    static void requeue(Connection connection, long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update seal_leaf set position = null, checkpoint = null, sealed_at = null where position >= ?")) {
            statement.setLong(1, position);
            statement.executeUpdate();
        }
    }

    /** Keeps a document to be sealed; of several for one subject the first stays. */
    static SealLeaf add(Connection connection, LeafType type, String subject, Draft draft) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into seal_leaf (type, format, subject, batch_id, seal_root, document) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (type, subject) do nothing")) {
            statement.setString(1, type.text());
            statement.setInt(2, draft.format());
            statement.setString(3, subject);
            statement.setObject(4, draft.batchId() == 0 ? null : draft.batchId(), Types.BIGINT);
            statement.setBytes(5, draft.root() == null ? null : draft.root().bytes());
            statement.setBytes(6, draft.document().getBytes(StandardCharsets.UTF_8));
            statement.executeUpdate();
        }
        return find(connection, type, subject).orElseThrow();
    }

    static Optional<SealLeaf> find(Connection connection, LeafType type, String subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + "where type = ? and subject = ?")) {
            statement.setString(1, type.text());
            statement.setString(2, subject);
            return read(statement).stream().findFirst();
        }
    }

    /** A batch's leaves, its own first. */
    static List<SealLeaf> ofBatch(Connection connection, long batch) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(COLUMNS + "where batch_id = ? order by leaf_id")) {
            statement.setLong(1, batch);
            return read(statement);
        }
    }

    /** What the ledger has not confirmed, statements first, so that what is sealed again stands behind them, then the oldest. */
    static List<SealLeaf> waiting(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(COLUMNS + "where position is null order by type <> 'audit', leaf_id")) {
            return read(statement);
        }
    }

    /** Waits for whoever prepares or seals the batch just now. */
    static void alone(Connection connection, long batch) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from batch where batch_id = ? for update")) {
            statement.setLong(1, batch);
            statement.executeQuery().close();
        }
    }

    /** Keeps the receipt of a document that waits; a second one changes nothing. */
    static void sealed(Connection connection, SealLeaf leaf, Receipt receipt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update seal_leaf set position = ?, checkpoint = ?, sealed_at = now() where leaf_id = ? and position is null")) {
            statement.setLong(1, receipt.index());
            statement.setString(2, receipt.checkpoint());
            statement.setLong(3, leaf.id());
            statement.executeUpdate();
        }
    }

    /** The batches that the bank has and the ledger may lack, oldest first. */
    static List<Batch> credited(Connection connection) throws SQLException {
        List<Batch> batches = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select batch_id from batch where state = 'credited' order by batch_id");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                batches.add(Batches.find(connection, row.getLong(1)).orElseThrow());
            }
        }
        return batches;
    }

    /** What the batch's document says beside the roots. */
    static Map<String, Object> facts(Connection connection, long batchId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select s.name as source, b.business_date, b.sequence, b.mapping_digest, b.rules_digest, b.model_digest, b.program, b.recognition_digest, d.digest,
                       b.rows, b.new, b.changed, b.unchanged, b.duplicate, b.withdrawn, b.refused, b.missing, b.moved
                from batch b join source s using (source_id) left join delivery d using (delivery_id)
                where b.batch_id = ?""")) {
            statement.setLong(1, batchId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("there is no batch " + batchId);
                }
                return facts(row, batchId);
            }
        }
    }

    private static Map<String, Object> facts(ResultSet row, long batchId) throws SQLException {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (String count : COUNTS) {
            counts.put(count, row.getLong(count));
        }
        String delivery = row.getString("digest");
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("batch", batchId);
        facts.put("source", row.getString("source"));
        facts.put(
                "businessDate", row.getObject("business_date", LocalDate.class).toString());
        facts.put("sequence", row.getLong("sequence"));
        facts.put("counts", counts);
        facts.put("deliveries", delivery == null ? List.of() : List.of(delivery));
        facts.put("mapping", orEmpty(row.getString("mapping_digest")));
        facts.put("rules", orEmpty(row.getString("rules_digest")));
        facts.put("model", orEmpty(row.getString("model_digest")));
        facts.put("program", row.getString("program"));
        String recognition = row.getString("recognition_digest");
        if (recognition != null) {
            facts.put(Documents.RECOGNITION, recognition);
        }
        return facts;
    }

    /** Reads a batch's refused rows. */
    static void refusals(Connection connection, long batchId, RefusalReader reader) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select raw, code from refusal where batch_id = ?")) {
            statement.setFetchSize(FETCH);
            statement.setLong(1, batchId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.refusal(row.getBytes(1), row.getString(2));
                }
            }
        }
    }

    private static List<SealLeaf> read(PreparedStatement statement) throws SQLException {
        List<SealLeaf> leaves = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                leaves.add(new SealLeaf(
                        row.getLong(1),
                        LeafType.of(row.getString(2)),
                        row.getString(3),
                        row.getLong(4),
                        new String(row.getBytes(5), StandardCharsets.UTF_8),
                        row.getLong(6),
                        row.getString(7)));
            }
        }
        return leaves;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Takes a refused row's text as stored, encrypted, and its code. */
    @FunctionalInterface
    interface RefusalReader {
        void refusal(byte[] raw, String code);
    }

    /**
     * A document before it is kept.
     *
     * @param format the version of its format
     * @param batchId 0 where it is of no batch
     * @param root the root over the batch's record versions
     */
    record Draft(int format, long batchId, @Nullable Hash root, String document) {
        Draft(String document) {
            this(Documents.FORMAT, 0, null, document);
        }
    }
}
