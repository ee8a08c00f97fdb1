package creditbank.run.centre;

import creditbank.anchor.AnchorFile;
import creditbank.anchor.AnchorReport;
import creditbank.anchor.AnchorWait;
import creditbank.anchor.evm.EvmChain;
import creditbank.batch.Batch;
import creditbank.batch.Batches;
import creditbank.batch.release.Release;
import creditbank.batch.release.Releases;
import creditbank.database.Database;
import creditbank.export.Export;
import creditbank.export.ExportResult;
import creditbank.export.ParquetExport;
import creditbank.ledger.Publishing;
import creditbank.ledger.note.Checkpoint;
import creditbank.map.ClaimPages;
import creditbank.map.Mapping;
import creditbank.normalise.Normaliser;
import creditbank.pull.Deliveries;
import creditbank.pull.Delivery;
import creditbank.pull.Landing;
import creditbank.pull.Puller;
import creditbank.read.lookup.StoredPartners;
import creditbank.resolve.force.MatchModels;
import creditbank.resolve.match.LearnerModel;
import creditbank.seal.Seals;
import creditbank.vault.ObjectKey;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A data centre's home, opened: its database, keys, landing zone, ledger and exports. */
public final class Centre implements AutoCloseable {
    /** The program's version, kept with every batch. */
    public static final String PROGRAM = "creditbank 0.1.0";

    /** Lies in a home that is being made of a backup. */
    public static final String RESTORING = "restoring";

    private static final Logger LOG = LoggerFactory.getLogger(Centre.class);

    private final Path home;
    private final Map<String, String> settings;
    private final Database database;
    private final Vault vault;
    private final Landing landing;
    private final Deliveries deliveries;
    private final Seals seals;
    private final Export export;

    private Centre(Path home, Map<String, String> settings, Database database) throws IOException, SQLException {
        this.home = home;
        this.settings = Map.copyOf(settings);
        this.database = database;
        this.vault = Vault.open(home.resolve("keys"));
        this.landing = Landing.open(home, vault, database.dataSource());
        this.deliveries = new Deliveries(database.dataSource(), vault);
        this.seals =
                new Seals(database.dataSource(), LedgerHome.of(home).open(database.dataSource()), vault.recordKeys());
        this.export = new ParquetExport(home);
    }

    /**
     * Opens a home, making what is not there yet.
     *
     * @param settings where the senders are and how to log in there
     * @param environment the process's environment variables
     */
    public static Centre open(Path home, Map<String, String> settings, Map<String, String> environment)
            throws IOException, SQLException {
        if (Files.exists(home.resolve(RESTORING))) {
            throw new IllegalStateException(
                    home + " is being made of a backup, or that was interrupted: remove it and" + " restore again");
        }
        Database database = Database.open(home, environment);
        try {
            return new Centre(home.toRealPath(), settings, database);
        } catch (IOException | SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public Path home() {
        return home;
    }

    public DataSource database() {
        return database.dataSource();
    }

    /** Whether the database answers; an embedded one that is gone is started again. */
    public boolean reach() {
        return database.reach();
    }

    /** A database session of the caller's own, outside the pool; the caller closes it. */
    public Connection session() throws SQLException {
        return database.session();
    }

    /** The end of the JVM no longer closes the database: the caller does, after what still needs it. */
    public void closedByCaller() {
        database.closedByCaller();
    }

    public Map<String, String> settings() {
        return settings;
    }

    public Vault vault() {
        return vault;
    }

    public Seals seals() {
        return seals;
    }

    public Puller puller() {
        return new Puller(landing, deliveries);
    }

    public Landing landing() {
        return landing;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    /** The delivery's pages, from behind the rows that were staged already. */
    public ClaimPages pages(Mapping mapping, Delivery delivery, long rows, long ordinal) throws IOException {
        StoredPartners partners = new StoredPartners(database.dataSource(), delivery.id());
        return ClaimPages.open(mapping, delivery, landing::open, partners, rows, ordinal);
    }

    /** The key with which a delivery's refused rows are encrypted. */
    public ObjectKey rawKey(long deliveryId) throws SQLException {
        return deliveries.key(deliveryId);
    }

    /** The match model in force, which is the given one where none is. */
    public LearnerModel inForce(LearnerModel given) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return MatchModels.inForce(connection, given);
        }
    }

    /** A batch as it stands now. */
    public Batch batch(long id) {
        try (Connection connection = database.dataSource().getConnection()) {
            return Batches.find(connection, id).orElseThrow();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /**
     * Seals what waits, publishes the bank's records and seals the export. A crash after publishing leaves an export without its leaf; the next call finds the
     * export in force and appends the leaf that is missing.
     */
    public ExportResult publish() throws IOException, SQLException {
        seals.sealWaiting();
        ExportResult result = export.publish(database.dataSource(), seals.note());
        seals.export(result.digest(), result.files(), result.rows());
        publishLedger();
        anchor();
        return result;
    }

    /** What the chain cannot take now it gets the next time; nothing waits for it. */
    private void anchor() {
        try {
            Optional<ChainState> chain = anchorLedger();
            if (chain.isPresent() && !chain.get().failure().isEmpty()) {
                LOG.warn("checkpoints wait for the chain: {}", chain.get().failure());
            }
        } catch (IOException | SQLException | IllegalArgumentException e) {
            LOG.warn("checkpoints wait for the chain: {}", e.getMessage());
        }
    }

    /**
     * Sends the checkpoints that readers can see and the chain lacks; empty where the home has no chain.
     *
     * @throws IllegalArgumentException if {@code anchor.properties} is wrong
     */
    public Optional<ChainState> anchorLedger() throws IOException, SQLException {
        Optional<AnchorFile> file = AnchorFile.read(home);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        long published = publishedSize();
        AnchorReport report = new AnchorReport("", 0, 0, 0);
        String failure = "";
        try {
            report = EvmChain.open(home, database.dataSource()).orElseThrow().run(published);
        } catch (IOException | SQLException e) {
            failure = String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            // A message could quote the node's address, which may hold a secret.
            failure = file.get().contract().isEmpty()
                    ? EvmChain.NO_CONTRACT
                    : e.getClass().getSimpleName();
        }
        AnchorWait wait = AnchorWait.of(home, database.dataSource(), published).orElseThrow();
        return Optional.of(new ChainState(report, failure, wait));
    }

    /** How many entries of the log readers can see. */
    public long publishedSize() throws IOException, SQLException {
        return seals.published().published().map(Checkpoint::size).orElse(0L);
    }

    /** Who let a batch pass that its job's limits held. */
    public Optional<Release> release(long batch) {
        try (Connection connection = database.dataSource().getConnection()) {
            return Releases.of(connection, batch);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** Asks the witnesses of the home's policy, if it has one, to cosign what waits, and shows it to readers when the quorum is met. */
    public Publishing publishLedger() throws IOException, SQLException {
        return seals.publish();
    }

    /** What the ledger has signed last, and how much of it waits for witnesses. */
    public LedgerState ledger() throws IOException, SQLException {
        Publishing publishing = seals.published();
        Checkpoint checkpoint = publishing.signed();
        String words = publishing.waitingSince().isPresent() || publishing.alarm() ? publishing.words() : "";
        String chain = late(publishing.published().map(Checkpoint::size).orElse(0L));
        return new LedgerState(
                checkpoint.origin(),
                checkpoint.size(),
                checkpoint.root().toString(),
                publishing.held(),
                words,
                chain,
                publishing.alarm() || !chain.isEmpty());
    }

    /** What has waited too long for the chain, if the home has one. */
    private String late(long published) throws IOException, SQLException {
        try {
            Instant now = Instant.now();
            return AnchorWait.of(home, database.dataSource(), published)
                    .filter(wait -> wait.late(now))
                    .map(wait -> wait.words(now))
                    .orElse("");
        } catch (IllegalArgumentException e) {
            return "ALARM: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        database.close();
    }

    public static String rules() {
        return Normaliser.DIGEST;
    }
}
