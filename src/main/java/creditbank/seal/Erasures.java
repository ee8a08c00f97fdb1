package creditbank.seal;

import creditbank.credit.Records;
import creditbank.merkle.Hash;
import creditbank.normalise.Staging;
import creditbank.recognise.Conversions;
import creditbank.recognise.act.Act;
import creditbank.recognise.act.Acts;
import creditbank.seal.leaf.LeafHasher;
import creditbank.seal.leaf.SortedLeaves;
import creditbank.vault.RecordKeys;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The store of erasures. One transaction deletes all that the database knows of a learner and keeps in its place the leaf hashes, without which the roots of the batches
 * could not be made any more. That is irrevocable from its commit on; the keys go after it and the leaf of the erasure last.
 */
public final class Erasures {
    static final String VERSION = "version";
    static final String WORKSHEET = "worksheet";
    static final String ACT = "act";

    private final Connection connection;
    private final RecordKeys keys;

    Erasures(Connection connection, RecordKeys keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /** An erasure whose keys may still be on the disk. */
    record Begun(long id, String tombstone, String document, List<Long> records) {}

    /** The leaf hashes that stand for what was erased of a batch, of one kind. */
    static List<Hash> leaves(Connection connection, long batch, String kind) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select leaf from erased_leaf where batch_id = ? and kind = ?")) {
            select.setLong(1, batch);
            select.setString(2, kind);
            List<Hash> leaves = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    leaves.add(Hash.of(row.getBytes(1)));
                }
            }
            return leaves;
        }
    }

    /** What erasing the learner would delete. The transaction must be rolled back. */
    Erasure preview(long learner) throws SQLException {
        choose(standing(learner));
        return count("", learner);
    }

    /**
     * Deletes the learner and keeps the leaf hashes.
     *
     * @throws IllegalStateException while a delivery is being imported, or one that names the learner waits in staging
     */
    Erasure erase(long asked, Erasure.Order order) throws SQLException, IOException {
        long learner = standing(asked);
        requireNoImport();
        try (Statement statement = connection.createStatement()) {
            statement.execute(ErasureSql.ALONE);
        }
        requireNoImport();
        choose(learner);
        requireNotStaged();
        UUID tombstone = UUID.randomUUID();
        List<Kept> leaves = derive();
        Erasure erasure = count(tombstone.toString(), learner, leaves.size());
        long id = note(tombstone, erasure, order, root(leaves));
        keep(id, leaves);
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into erased_record (record_id, erasure_id) select record_id, " + id
                    + " from erasing_record union all select act_id, " + id + " from erasing_act");
            statement.execute(ErasureSql.TOKENS.formatted(id));
            for (String sql : ErasureSql.DELETE) {
                statement.execute(sql);
            }
        }
        return erasure;
    }

    /** The erasure of a learner who has been erased, with nothing left to delete. */
    Optional<Erasure> of(long asked) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select e.tombstone::text, e.learner_id, (select count(*) from erased_record r where r.erasure_id = e.erasure_id),
                    (select count(*) from erased_leaf l where l.erasure_id = e.erasure_id)
                from erasure e
                where e.learner_id = (select coalesce(forward_to, learner_id) from learner where learner_id = ?)""")) {
            select.setLong(1, asked);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Erasure(
                                row.getString(1), row.getLong(2), 0, 0, 0, row.getLong(3), row.getLong(4), 0))
                        : Optional.empty();
            }
        }
    }

    /** The erasures whose keys may still be on the disk. */
    List<Begun> begun() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        select e.erasure_id, e.tombstone::text, e.document, coalesce(array_agg(r.record_id) filter (where r.record_id is not null), '{}')
                        from erasure e left join erased_record r using (erasure_id)
                        where e.destroyed_at is null group by e.erasure_id order by e.erasure_id""");
                ResultSet row = select.executeQuery()) {
            List<Begun> begun = new ArrayList<>();
            while (row.next()) {
                Long[] records = (Long[]) row.getArray(4).getArray();
                begun.add(new Begun(row.getLong(1), row.getString(2), row.getString(3), List.of(records)));
            }
            return begun;
        }
    }

    /** Notes that the keys are gone, and hands the leaf to the outbox. */
    void destroyed(Begun erasure) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update erasure set destroyed_at = now() where erasure_id = ? and destroyed_at is null")) {
            update.setLong(1, erasure.id());
            update.executeUpdate();
        }
        SealLeaves.add(connection, LeafType.ERASURE, erasure.tombstone(), new SealLeaves.Draft(erasure.document()));
    }

    private long standing(long learner) throws SQLException {
        return number("select coalesce(forward_to, learner_id) from learner where learner_id = " + learner)
                .orElseThrow(() -> new IllegalArgumentException("there is no learner " + learner));
    }

    private void requireNoImport() throws SQLException {
        Optional<Long> open = number("select min(batch_id) from batch where state = 'open'");
        if (open.isPresent()) {
            throw new IllegalStateException("batch " + open.get()
                    + " is open: its delivery may name the learner; erase when its run has ended, or was given up");
        }
    }

    /** A refused delivery keeps its staged rows for a rerun, which would bring the learner back; what is left of others goes. */
    private void requireNotStaged() throws SQLException {
        Map<Long, Boolean> batches = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ErasureSql.STAGED)) {
            while (row.next()) {
                batches.put(row.getLong(1), row.getBoolean(2));
            }
        }
        for (Map.Entry<Long, Boolean> batch : batches.entrySet()) {
            if (batch.getValue() && names(batch.getKey())) {
                throw new IllegalStateException("batch " + batch.getKey()
                        + " was refused, names the learner and can be rerun; erase when a later delivery of its source"
                        + " has been taken");
            }
            if (!batch.getValue()) {
                Staging.drop(connection, batch.getKey());
            }
        }
    }

    private boolean names(long batch) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ErasureSql.NAMED.formatted(batch))) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void choose(long learner) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ErasureSql.LEARNERS.formatted(learner));
            statement.execute(ErasureSql.IDENTITIES);
            statement.execute("analyze erasing_learner, erasing_identity");
            statement.execute(ErasureSql.RECORDS);
            statement.execute(ErasureSql.ACTS);
            statement.execute(ErasureSql.KEYS);
            statement.execute("analyze erasing_record, erasing_act");
        }
    }

    private Erasure count(String tombstone, long learner) throws SQLException {
        long leaves = number("select (select count(*) from record_version join erasing_record using (record_id))"
                        + " + (select count(*) from conversion join erasing_record using (record_id))"
                        + " + (select count(*) from erasing_act)")
                .orElseThrow();
        return count(tombstone, learner, leaves);
    }

    private Erasure count(String tombstone, long learner, long leaves) throws SQLException {
        long shared = number(ErasureSql.SHARED).orElseThrow();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ErasureSql.COUNTS)) {
            row.next();
            return new Erasure(
                    tombstone, learner, row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), leaves, shared);
        }
    }

    /** A leaf hash that stays. */
    private record Kept(long batch, String kind, Hash leaf) {}

    /** Makes the leaves a last time, as they were sealed or will be. */
    private List<Kept> derive() throws SQLException, IOException {
        Long[] records = numbers("select record_id from erasing_record order by record_id");
        LeafHasher hasher = new LeafHasher();
        List<Kept> leaves = new ArrayList<>();
        for (long batch : numbers("select distinct batch_id from record_version join erasing_record using (record_id)"
                + " order by batch_id")) {
            Records.versions(
                    connection,
                    batch,
                    records,
                    version -> leaves.add(new Kept(
                            batch,
                            VERSION,
                            hasher.version(keys.key(version.recordId()), version.version(), version.groups()))));
        }
        for (long number : records) {
            Conversions.ofRecord(connection, number)
                    .forEach(sheet -> leaves.add(new Kept(
                            sheet.batchId(),
                            WORKSHEET,
                            hasher.worksheet(keys.key(number), sheet.version(), sheet.edition(), sheet.bytes()))));
        }
        for (long number : numbers("select act_id from erasing_act order by act_id")) {
            Act act = Acts.find(connection, number).orElseThrow();
            leaves.add(new Kept(act.batchId(), ACT, hasher.act(keys.key(number), act.bytes())));
        }
        return leaves;
    }

    private static Hash root(List<Kept> leaves) {
        SortedLeaves sorted = new SortedLeaves();
        leaves.forEach(kept -> sorted.add(kept.leaf()));
        return sorted.root();
    }

    private long note(UUID tombstone, Erasure erasure, Erasure.Order order, Hash root) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into erasure (tombstone, learner_id, reason, erased_by, document) values (?, ?, ?, ?, ?)
                returning erasure_id""")) {
            insert.setObject(1, tombstone);
            insert.setLong(2, erasure.learner());
            insert.setString(3, order.reason());
            insert.setString(4, order.by());
            insert.setString(5, Documents.erasure(erasure, root));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void keep(long erasure, List<Kept> leaves) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into erased_leaf (batch_id, erasure_id, kind, leaf) values (?, ?, ?, ?)")) {
            for (Kept kept : leaves) {
                insert.setLong(1, kept.batch());
                insert.setLong(2, erasure);
                insert.setString(3, kept.kind());
                insert.setBytes(4, kept.leaf().bytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private Optional<Long> number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.ofNullable(row.getObject(1, Long.class)) : Optional.empty();
        }
    }

    private Long[] numbers(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<Long> numbers = new ArrayList<>();
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
            return numbers.toArray(Long[]::new);
        }
    }
}
