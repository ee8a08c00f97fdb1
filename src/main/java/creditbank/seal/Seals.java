package creditbank.seal;

import creditbank.batch.Batch;
import creditbank.batch.BatchHandle;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.Fence;
import creditbank.batch.StaleEpochException;
import creditbank.batch.undo.Undoings;
import creditbank.ledger.Log;
import creditbank.ledger.Publishing;
import creditbank.ledger.Receipt;
import creditbank.vault.RecordKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Seals batches, empty nights and exports. Each takes three steps, which any later call repeats as far as they are missing: the document is committed,
 * appended to the log, and its receipt is committed, with it the batch's state.
 */
public final class Seals {
    private static final System.Logger LOG = System.getLogger(Seals.class.getName());

    private final DataSource database;
    private final Log log;
    private final RecordKeys keys;

    public Seals(DataSource database, Log log, RecordKeys keys) {
        this.database = database;
        this.log = log;
        this.keys = keys;
    }

    /** Seals a batch that the bank has; the second time it changes nothing. */
    public SealLeaf seal(BatchHandle batch) throws IOException, SQLException {
        return deliver(prepare(batch)).getFirst();
    }

    /** Seals that a source was due on a business date and brought nothing. */
    public SealLeaf empty(String source, LocalDate date) throws IOException, SQLException {
        return seal(LeafType.EMPTY, source + " " + date, Documents.empty(source, date));
    }

    /**
     * Seals a published export.
     *
     * @param manifestDigest the manifest's digest of all rows, hex
     */
    public SealLeaf export(String manifestDigest, long files, long rows) throws IOException, SQLException {
        return seal(LeafType.EXPORT, manifestDigest, Documents.export(manifestDigest, files, rows));
    }

    /**
     * What erasing a learner would delete; changes nothing.
     *
     * @throws IllegalArgumentException if there is no such learner
     */
    public Erasure previewErasure(long learner) throws IOException, SQLException {
        return inTransaction(connection -> {
            Erasures erasures = new Erasures(connection, keys);
            Optional<Erasure> done = erasures.of(learner);
            Erasure preview = done.isPresent() ? done.get() : erasures.preview(learner);
            connection.rollback();
            return preview;
        });
    }

    /**
     * Erases a learner: all facts in the database, then the keys of all records, and seals that. A second time changes nothing, and ends what a crash has left.
     *
     * <p>A crash before the first commit leaves everything; after it the keys, of which the next call of this or of {@link #sealWaiting} gets rid, and the leaf.
     *
     * @throws IllegalArgumentException if there is no such learner
     * @throws IllegalStateException while a delivery is being imported
     */
    public Erasure erase(long learner, Erasure.Order order) throws IOException, SQLException {
        Erasure erasure = inTransaction(connection -> {
            Erasures erasures = new Erasures(connection, keys);
            Optional<Erasure> done = erasures.of(learner);
            return done.isPresent() ? done.get() : erasures.erase(learner, order);
        });
        sealWaiting();
        return erasure;
    }

    /** The keys first, forced to disk; then, in one transaction, the note that they are gone and the leaf that says so. */
    private void destroyKeys() throws IOException, SQLException {
        for (Erasures.Begun begun : inTransaction(connection -> new Erasures(connection, keys).begun())) {
            for (long record : begun.records()) {
                keys.erase(record);
            }
            inTransaction(connection -> {
                new Erasures(connection, keys).destroyed(begun);
                return true;
            });
        }
    }

    /**
     * Seals whatever an interrupted execution has left: credited batches without a document and documents without a receipt; ends erasures that were
     * begun.
     *
     * @return what was sealed
     */
    public List<SealLeaf> sealWaiting() throws IOException, SQLException {
        destroyKeys();
        List<Batch> credited = inTransaction(SealLeaves::credited);
        for (Batch batch : credited) {
            try {
                prepare(batch.handle());
            } catch (StaleEpochException e) {
                // Its run has just gone on, here or elsewhere, and seals it.
                LOG.log(System.Logger.Level.DEBUG, e.getMessage());
            }
        }
        return deliver(inTransaction(SealLeaves::waiting));
    }

    /** The checkpoint that readers see, verbatim; empty where none has had its quorum yet. */
    public String note() throws IOException {
        return log.note();
    }

    /** Has the witnesses asked for what waits. */
    public Publishing publish() throws IOException, SQLException {
        return log.publish();
    }

    /** What was signed last, and how much of it waits for witnesses; asks nobody. */
    public Publishing published() throws IOException, SQLException {
        return log.published();
    }

    private SealLeaf seal(LeafType type, String subject, String document) throws IOException, SQLException {
        SealLeaf leaf =
                inTransaction(connection -> SealLeaves.add(connection, type, subject, new SealLeaves.Draft(document)));
        return deliver(List.of(leaf)).getFirst();
    }

    /** Computes and commits a batch's document. A crash before the commit leaves nothing; after it the document waits and never changes. */
    private List<SealLeaf> prepare(BatchHandle batch) throws IOException, SQLException {
        String subject = Long.toString(batch.id());
        return inTransaction(connection -> {
            Fence.check(connection, batch);
            Optional<SealLeaf> there = SealLeaves.find(connection, LeafType.BATCH, subject);
            if (there.isPresent()) {
                return SealLeaves.ofBatch(connection, batch.id());
            }
            BatchState state =
                    Batches.find(connection, batch.id()).orElseThrow().state();
            if (state != BatchState.CREDITED) {
                throw new IllegalStateException("batch " + batch.id() + " is " + state.text() + ", expected credited");
            }
            BatchSeal.Roots roots = BatchSeal.compute(connection, batch.id(), keys);
            SealLeaves.add(connection, LeafType.BATCH, subject, draft(connection, batch, roots));
            withdrawal(connection, batch);
            return SealLeaves.ofBatch(connection, batch.id());
        });
    }

    /** What a batch took back, or brought back, has a leaf of its own behind the batch's. */
    private static void withdrawal(Connection connection, BatchHandle batch) throws SQLException {
        Optional<Undoings.Undone> undone = Undoings.by(connection, batch.id());
        if (undone.isPresent()) {
            String document = Documents.withdrawal(
                    undone.get().batch(), batch.id(), undone.get().stands());
            SealLeaves.add(
                    connection,
                    LeafType.WITHDRAWAL,
                    undone.get().batch() + " by " + batch.id(),
                    new SealLeaves.Draft(Documents.FORMAT, batch.id(), null, document));
        }
    }

    private SealLeaves.Draft draft(Connection connection, BatchHandle batch, BatchSeal.Roots roots)
            throws SQLException {
        Map<String, Object> facts = SealLeaves.facts(connection, batch.id());
        ActSeal.Sealed acts = ActSeal.compute(connection, batch.id(), keys);
        if (acts.count() > 0) {
            String document = Documents.batch(facts, roots, acts);
            return new SealLeaves.Draft(Documents.WITH_ACTS, batch.id(), roots.versionsRoot(), document);
        }
        if (!facts.containsKey(Documents.RECOGNITION)) {
            String document = Documents.batch(facts, roots);
            return new SealLeaves.Draft(Documents.FORMAT, batch.id(), roots.versionsRoot(), document);
        }
        String document = Documents.batch(facts, roots, WorksheetSeal.compute(connection, batch.id(), keys));
        return new SealLeaves.Draft(Documents.WITH_WORKSHEETS, batch.id(), roots.versionsRoot(), document);
    }

    /** Appends documents and keeps their receipts. A crash in between leaves them waiting; appended again they keep their place in the log. */
    private List<SealLeaf> deliver(List<SealLeaf> leaves) throws IOException, SQLException {
        List<SealLeaf> waiting = leaves.stream().filter(SealLeaf::waiting).toList();
        if (!waiting.isEmpty()) {
            List<Receipt> receipts = log.append(waiting.stream()
                    .map(leaf -> leaf.document().getBytes(StandardCharsets.UTF_8))
                    .toList());
            inTransaction(connection -> {
                for (int i = 0; i < waiting.size(); i++) {
                    confirm(connection, waiting.get(i), receipts.get(i));
                }
                return true;
            });
        }
        List<SealLeaf> sealed = new ArrayList<>();
        for (SealLeaf leaf : leaves) {
            sealed.add(inTransaction(connection -> SealLeaves.find(connection, leaf.type(), leaf.subject()))
                    .orElseThrow());
        }
        return sealed;
    }

    /**
     * Keeps one receipt. The batch is locked before its document, for whoever prepares it holds the batch and then waits for the document: two servers may seal what a third
     * has left.
     */
    private static void confirm(Connection connection, SealLeaf leaf, Receipt receipt) throws SQLException {
        if (leaf.type() == LeafType.BATCH) {
            SealLeaves.alone(connection, leaf.batchId());
        }
        SealLeaves.sealed(connection, leaf, receipt);
        if (leaf.type() == LeafType.BATCH) {
            Batch batch = Batches.find(connection, leaf.batchId()).orElseThrow();
            if (batch.state() == BatchState.CREDITED) {
                Batches.state(connection, batch.handle(), BatchState.SEALED);
            }
        }
    }

    private <T> T inTransaction(Work<T> work) throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run(Connection connection) throws IOException, SQLException;
    }
}
