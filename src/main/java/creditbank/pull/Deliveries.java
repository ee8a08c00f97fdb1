package creditbank.pull;

import creditbank.batch.Batches;
import creditbank.vault.ObjectKey;
import creditbank.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The store of deliveries and their parts. */
public final class Deliveries {
    private static final String DELIVERY = """
            select d.delivery_id, s.name, d.sequence, d.digest from delivery d join source s using (source_id)
            """;

    private final DataSource database;
    private final Vault vault;

    public Deliveries(DataSource database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /**
     * What the bank last took from a source, and what it was read with; the same delivery under the same three digests has nothing new.
     *
     * @param delivery digest of the delivery
     * @param model empty where none was used
     */
    public record LastApplied(
            long batchId, long deliveryId, String delivery, String mapping, String rules, String model) {

        /** Whether importing this would repeat what was imported last. */
        public boolean covers(String otherDelivery, String otherMapping, String otherRules, String otherModel) {
            return delivery.equals(otherDelivery)
                    && mapping.equals(otherMapping)
                    && rules.equals(otherRules)
                    && model.equals(otherModel);
        }
    }

    /** The delivery with this id. */
    public Optional<Delivery> find(long id) throws SQLException {
        return one(DELIVERY + "where d.delivery_id = ?", id);
    }

    /** What a run has pulled, if it came so far. */
    public Optional<Delivery> ofRun(long runId) throws SQLException {
        return one(DELIVERY + "where d.run_id = ?", runId);
    }

    /** The delivery of the source's newest batch that is credited or sealed. */
    public Optional<LastApplied> lastApplied(String source) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                select b.batch_id, d.delivery_id, d.digest, coalesce(b.mapping_digest, ''), coalesce(b.rules_digest, ''),
                       coalesce(b.model_digest, '')
                from batch b join delivery d using (delivery_id) join source s on s.source_id = b.source_id
                    left join batch r on r.batch_id = b.repeats
                where s.name = ? and b.state in ('credited', 'sealed')
                    and not exists (select from undoing u where u.batch_id = b.batch_id and u.redone_by is null)
                order by coalesce(r.sequence, b.sequence) desc, b.sequence desc limit 1""")) {
            statement.setString(1, source);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new LastApplied(
                                row.getLong(1),
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)))
                        : Optional.empty();
            }
        }
    }

    /** The key with which the refused raw text of a delivery is encrypted. */
    public ObjectKey key(long deliveryId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select wrapped_key from delivery where delivery_id = ?")) {
            statement.setLong(1, deliveryId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("no delivery " + deliveryId);
                }
                return vault.unwrap(row.getBytes(1));
            }
        }
    }

    /**
     * Keeps a delivery whose parts have landed, as the source's next one. A run that has kept one before gets that one back, whatever is given now.
     */
    public Delivery add(String source, long runId, List<Part> parts) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                short sourceId = Batches.source(connection, source);
                lock(connection, sourceId);
                // Killed before the commit: landed objects that no delivery names; pulling again lands the same bytes
                // on them.
                Optional<Long> id = insert(connection, sourceId, runId, digest(parts));
                if (id.isPresent()) {
                    insertParts(connection, id.get(), parts);
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
        return ofRun(runId).orElseThrow();
    }

    /** The digest of the single part, or of the lines of all parts' digests. */
    static String digest(List<Part> parts) {
        if (parts.size() == 1) {
            return parts.getFirst().digest();
        }
        StringBuilder lines = new StringBuilder();
        parts.forEach(part -> lines.append(part.digest()).append('\n'));
        return HexFormat.of()
                .formatHex(HashingStream.sha256().digest(lines.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    private static void lock(Connection connection, short sourceId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from source where source_id = ? for update")) {
            statement.setShort(1, sourceId);
            statement.execute();
        }
    }

    private Optional<Long> insert(Connection connection, short sourceId, long runId, String digest)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into delivery (source_id, sequence, run_id, digest, wrapped_key)
                select ?, coalesce(max(sequence), 0) + 1, ?, ?, ? from delivery where source_id = ?
                on conflict (run_id) do nothing returning delivery_id""")) {
            statement.setShort(1, sourceId);
            statement.setLong(2, runId);
            statement.setString(3, digest);
            statement.setBytes(4, vault.newObjectKey().wrapped());
            statement.setShort(5, sourceId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    private static void insertParts(Connection connection, long id, List<Part> parts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into delivery_part (delivery_id, ordinal, name, digest) values (?, ?, ?, ?)")) {
            for (Part part : parts) {
                statement.setLong(1, id);
                statement.setInt(2, part.ordinal());
                statement.setString(3, part.name());
                statement.setString(4, part.digest());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private Optional<Delivery> one(String sql, long key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                long id = row.getLong(1);
                return Optional.of(
                        new Delivery(id, row.getString(2), row.getLong(3), row.getString(4), parts(connection, id)));
            }
        }
    }

    private static List<Part> parts(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select p.ordinal, p.name, p.digest, o.bytes from delivery_part p join landed_object o using (digest)
                where p.delivery_id = ? order by p.ordinal""")) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                List<Part> parts = new ArrayList<>();
                while (row.next()) {
                    parts.add(new Part(row.getInt(1), row.getString(2), row.getString(3), row.getLong(4)));
                }
                return parts;
            }
        }
    }
}
