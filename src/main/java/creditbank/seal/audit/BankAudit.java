package creditbank.seal.audit;

import creditbank.batch.undo.Undoings;
import creditbank.batch.undo.Undoings.Undone;
import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import creditbank.recognise.Conversions;
import creditbank.seal.audit.BankColumns.Kept;
import creditbank.vault.RecordKeys;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Checks a bank against its log: the log whole, every receipt, every batch from its columns. It only reads, beside a bank that goes on working, and stops at
 * the first difference. Of a batch it keeps one hash for each record version.
 */
public final class BankAudit {
    private final DataSource database;
    private final Vault vault;
    private final String origin;
    private final LogAudit log;

    /** @param origin the log's name, under which its writers lock it */
    public BankAudit(DataSource database, Vault vault, String origin, LogAudit log) {
        this.database = database;
        this.vault = vault;
        this.origin = origin;
        this.log = log;
    }

    /**
     * Runs the whole check.
     *
     * @throws DifferenceException at the first difference
     * @throws DamagedLogException if it is in the log's own files
     * @throws creditbank.ledger.note.NoteException if the checkpoint is not the log's
     */
    public BankReport run() throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            byte[][] note = new byte[1][];
            try {
                // While the log's lock is held, no receipt can be kept that is newer than the checkpoint.
                BankColumns.snapshot(connection, origin, () -> note[0] = log.note());
                return run(connection, note[0]);
            } finally {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    private BankReport run(Connection connection, byte[] note) throws IOException, SQLException {
        Receipts receipts = new Receipts();
        BankColumns.documents(connection, receipts.sealed, receipts.waiting);
        receipts.sealed.values().forEach(kept -> log.expect("receipt of " + kept.name(), kept.checkpoint()));
        BankColumns.each(
                connection,
                "select number, checkpoint from audit_sample order by number",
                row -> log.expect("checkpoint of sample " + row.getInt(1), row.getString(2)));
        Checkpoint tree = log.run(note, receipts);
        receipts.requireNoneUnknown();
        receipts.requireAllBefore(tree.size());
        receipts.content.requireGapless(BankColumns.waitingNumbers(connection));
        Tally tally = new Tally();
        Map<Long, Map<String, Object>> batches = BankColumns.batches(connection);
        for (Map.Entry<Long, Document> sealed : receipts.content.batches().entrySet()) {
            Map<String, Object> facts = batches.remove(sealed.getKey());
            if (facts == null) {
                throw new DifferenceException("batch " + sealed.getKey(), "is in the log, but not in the bank");
            }
            batch(connection, sealed.getKey(), sealed.getValue(), facts, tally);
        }
        Set<Long> unsealed = BankColumns.waitingBatches(connection);
        for (long batch : batches.keySet()) {
            if (!unsealed.contains(batch)) {
                throw new DifferenceException("batch " + batch, "is sealed, but not in the log");
            }
        }
        withdrawals(connection, receipts.content.withdrawals());
        long begun = new ErasureAudit(connection, vault.recordKeys()).run(receipts.content.erasures());
        BankColumns.stray(connection).ifPresent(record -> {
            throw new DifferenceException("record " + record, "is not what its last version says, or of no batch");
        });
        BankColumns.misfiled(connection).ifPresent(leaf -> {
            throw new DifferenceException("document " + leaf, "is kept under another name, batch or root than it says");
        });
        long waiting = receipts.waiting.size() + batches.size() + begun;
        return new BankReport(tree, tally.batches, tally.versions, tally.refusals, waiting, receipts.content);
    }

    private static void withdrawals(Connection connection, List<Document> sealed) throws SQLException {
        for (Document withdrawal : sealed) {
            long by = withdrawal.number("by");
            Undone undone = Undoings.by(connection, by)
                    .orElseThrow(() -> new DifferenceException(
                            "batch " + by, "is in the log as a withdrawal, but undid nothing in the bank"));
            withdrawal.require(
                    "withdrawal by batch " + by,
                    Map.of(
                            "type",
                            "withdrawal",
                            "format",
                            1L,
                            "batch",
                            undone.batch(),
                            "by",
                            by,
                            "state",
                            undone.stands() ? "restored" : "withdrawn"));
        }
    }

    private void batch(Connection connection, long batch, Document leaf, Map<String, Object> facts, Tally tally)
            throws IOException, SQLException {
        String place = "batch " + batch;
        Map<String, Object> expected = new HashMap<>(facts);
        expected.put("type", "batch");
        boolean converts = facts.containsKey("recognition");
        boolean acts = ActColumns.any(connection, batch);
        expected.put("format", acts ? 3L : converts ? 2L : 1L);
        if (acts) {
            expected.put("acts", leaf.number("acts"));
            expected.put("actsRoot", leaf.text("actsRoot"));
        }
        if (converts) {
            expected.put("worksheets", leaf.number("worksheets"));
            expected.put("worksheetsRoot", leaf.text("worksheetsRoot"));
        }
        expected.put("records", leaf.number("records"));
        expected.put("versionsRoot", leaf.text("versionsRoot"));
        expected.put("refusalsRoot", leaf.text("refusalsRoot"));
        leaf.require(place, expected);
        Derivation derivation = new Derivation(vault.recordKeys());
        Leaves versions = versions(connection, batch, derivation);
        if (versions.count() != leaf.number("records")
                || !versions.root(derivation).equals(leaf.text("versionsRoot"))) {
            String words =
                    versions.count() + " record versions, not the " + leaf.number("records") + " that were sealed";
            throw different(place, Locations.version(connection, batch).orElse(""), words);
        }
        Leaves refusals = refusals(connection, batch, derivation);
        if (!refusals.root(derivation).equals(leaf.text("refusalsRoot"))) {
            String words = refusals.count() + " refused rows, not those that were sealed";
            throw different(place, Locations.refusal(connection, batch, vault).orElse(""), words);
        }
        if (converts) {
            worksheets(connection, batch, leaf, derivation);
        }
        if (acts) {
            ActColumns.check(connection, batch, leaf, derivation);
        }
        tally.add(versions.count(), refusals.count());
    }

    /** A worksheet's bytes are made as {@code recognise} makes them, and its rule is applied anew. */
    private static void worksheets(Connection connection, long batch, Document leaf, Derivation derivation)
            throws IOException, SQLException {
        String place = "batch " + batch;
        Leaves leaves = new Leaves();
        Conversions.worksheets(connection, batch, sheet -> {
            if (!sheet.agrees()) {
                throw new DifferenceException(
                        place + ", record " + sheet.recordId() + ", version " + sheet.version() + ", worksheet",
                        "is not what its rule comes to");
            }
            leaves.add(derivation.worksheet(sheet.recordId(), sheet.version(), sheet.edition(), sheet.bytes()));
        });
        BankColumns.erased(connection, batch, "worksheet", leaves);
        if (leaves.count() != leaf.number("worksheets")
                || !leaves.root(derivation).equals(leaf.text("worksheetsRoot"))) {
            throw different(
                    place,
                    "",
                    leaves.count() + " worksheets, not the " + leaf.number("worksheets") + " that were sealed");
        }
    }

    private static Leaves versions(Connection connection, long batch, Derivation derivation)
            throws IOException, SQLException {
        Leaves leaves = new Leaves();
        BankColumns.versions(connection, batch, row -> {
            byte[][] groups = derivation.groups(row.getLong(1), row.getInt(2), BankColumns.groups(row));
            leaves.add(derivation.leaf(groups));
        });
        BankColumns.erased(connection, batch, "version", leaves);
        return leaves;
    }

    private static Leaves refusals(Connection connection, long batch, Derivation derivation)
            throws IOException, SQLException {
        Leaves leaves = new Leaves();
        BankColumns.refusals(
                connection,
                batch,
                row -> leaves.add(
                        derivation.refusal(row.getBytes(2), row.getString(3).getBytes(StandardCharsets.US_ASCII))));
        return leaves;
    }

    private static DifferenceException different(String place, String where, String words) {
        return where.isEmpty()
                ? new DifferenceException(place, "has " + words + "; nothing else in the bank tells which")
                : new DifferenceException(place + ", " + where, "is not what was sealed");
    }

    /** Compares each entry with the document that the bank keeps of it. */
    private static final class Receipts implements LogAudit.EntryReader {
        private final Map<Long, Kept> sealed = new TreeMap<>();
        private final Map<Hash, Kept> waiting = new HashMap<>();
        private final LogContent content = new LogContent(sealed::containsKey);
        private final List<Long> unknown = new ArrayList<>();
        private final Hasher hasher = new Hasher();

        @Override
        public void entry(long index, byte[] entry) {
            Hash leaf = hasher.leaf(entry);
            Kept kept = sealed.get(index);
            if (kept != null && !kept.leaf().equals(leaf)) {
                throw new DifferenceException(
                        "receipt of " + kept.name(), "the bank's document is not entry " + index + " of the log");
            }
            if (kept == null && !waiting.containsKey(leaf)) {
                unknown.add(index);
            }
            content.entry(index, entry);
        }

        /** What the bank has no document of must be stated as lost in the log itself, where every monitor reads it. */
        private void requireNoneUnknown() {
            for (long index : unknown) {
                if (!content.isLost(index)) {
                    throw new DifferenceException("entry " + index + " of the log", "is of no document of the bank");
                }
            }
        }

        private void requireAllBefore(long size) {
            for (Kept kept : sealed.values()) {
                if (kept.position() >= size) {
                    throw new DifferenceException(
                            "receipt of " + kept.name(),
                            "is of entry " + kept.position() + ", the log has " + size + " entries");
                }
            }
        }
    }

    private static final class Tally {
        private long batches;
        private long versions;
        private long refusals;

        void add(long moreVersions, long moreRefusals) {
            batches++;
            versions += moreVersions;
            refusals += moreRefusals;
        }
    }

    /**
     * Checks erasures against the log: that the leaf hashes which the bank keeps of erased records are exactly those that the log says were erased, so that nobody makes a record
     * vanish under the name of an erasure; and that the erased keys have not come back, as they do with an older backup of the keys.
     */
    private static final class ErasureAudit {
        private static final String ERASURES = """
                select e.erasure_id, e.tombstone::text, (select count(*) from erased_record r where r.erasure_id = e.erasure_id),
                    exists (select from seal_leaf l where l.type = 'erasure' and l.subject = e.tombstone::text and l.position is not null),
                    e.destroyed_at is null
                from erasure e order by 1""";

        private final Connection connection;
        private final RecordKeys keys;

        ErasureAudit(Connection connection, RecordKeys keys) {
            this.connection = connection;
            this.keys = keys;
        }

        private record Erased(long id, long records, boolean receipt, boolean begun) {}

        /**
         * Runs the check.
         *
         * @param sealed the log's erasures by their names
         * @return how many erasures have begun and have no leaf yet
         */
        long run(Map<String, Document> sealed) throws SQLException, IOException {
            Map<String, Erased> bank = new TreeMap<>();
            BankColumns.each(
                    connection,
                    ERASURES,
                    row -> bank.put(
                            row.getString(2),
                            new Erased(row.getLong(1), row.getLong(3), row.getBoolean(4), row.getBoolean(5))));
            for (Map.Entry<String, Document> entry : sealed.entrySet()) {
                Erased kept = bank.remove(entry.getKey());
                if (kept == null) {
                    throw new DifferenceException(
                            "erasure " + entry.getKey(),
                            "is in the log, but not in the bank, which may hold again what was erased");
                }
                leaves(entry.getKey(), kept, entry.getValue());
                destroyed(entry.getKey(), kept);
            }
            for (Map.Entry<String, Erased> entry : bank.entrySet()) {
                if (entry.getValue().receipt()) {
                    throw new DifferenceException("erasure " + entry.getKey(), "is sealed, but not in the log");
                }
            }
            return bank.values().stream().filter(Erased::begun).count();
        }

        private void leaves(String name, Erased kept, Document document) throws SQLException, IOException {
            Leaves leaves = new Leaves();
            BankColumns.each(
                    connection,
                    "select leaf from erased_leaf where erasure_id = ?",
                    row -> leaves.add(row.getBytes(1)),
                    kept.id());
            document.require(
                    "erasure " + name,
                    Map.of(
                            "type",
                            "erasure",
                            "format",
                            1L,
                            "erasure",
                            name,
                            "records",
                            kept.records(),
                            "leaves",
                            (long) leaves.count(),
                            "leavesRoot",
                            leaves.root(new Derivation(keys))));
        }

        private void destroyed(String name, Erased kept) throws SQLException, IOException {
            BankColumns.each(
                    connection,
                    "select record_id from erased_record where erasure_id = ?",
                    row -> {
                        if (keys.kept(row.getLong(1), 1)[0].length > 0) {
                            throw new DifferenceException(
                                    "erasure " + name,
                                    "the key of record " + row.getLong(1)
                                            + " is there again, as in an older backup of the keys");
                        }
                    },
                    kept.id());
        }
    }
}
