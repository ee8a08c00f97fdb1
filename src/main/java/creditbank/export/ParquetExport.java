package creditbank.export;

import creditbank.export.published.BankState;
import creditbank.export.published.Digests;
import creditbank.export.published.ExportFolder;
import creditbank.export.published.ExportedFile;
import creditbank.export.published.Manifest;
import creditbank.review.quality.QualityCsv;
import creditbank.review.quality.QualityLines;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The export as Parquet files with a manifest, below {@code exports} in the home; see {@link Step} for what a crash leaves. */
public final class ParquetExport implements Export {
    private static final long ROWS_PER_FILE = 1_000_000;

    private final ExportFolder folder;
    private final long rowsPerFile;
    private final Consumer<Step> done;

    public ParquetExport(Path home) {
        this(home, ROWS_PER_FILE, step -> {});
    }

    ParquetExport(Path home, long rowsPerFile, Consumer<Step> done) {
        this.folder = new ExportFolder(home);
        this.rowsPerFile = rowsPerFile;
        this.done = done;
    }

    @Override
    public ExportResult publish(DataSource bank, String checkpoint) throws SQLException, IOException {
        try (Connection connection = bank.getConnection()) {
            Exports.lock(connection);
            try {
                return locked(connection, checkpoint);
            } finally {
                Exports.unlock(connection);
            }
        }
    }

    private ExportResult locked(Connection connection, String checkpoint) throws SQLException, IOException {
        Optional<Manifest> old = folder.inForce();
        if (old.isPresent()) {
            folder.sweep(old.get());
        }
        int isolation = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        Manifest manifest;
        try {
            manifest = current(connection, old, checkpoint);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(isolation);
        }
        boolean changed = old.isEmpty() || old.get().id() != manifest.id();
        if (changed) {
            publish(manifest);
        }
        Exports.remember(connection, manifest);
        return result(manifest, changed);
    }

    /** The export in force where it shows the bank as it is, else a new one, built and counted, of this transaction's snapshot. */
    private Manifest current(Connection connection, Optional<Manifest> old, String checkpoint)
            throws SQLException, IOException {
        BankState bank = Exports.state(connection);
        byte[] quality = QualityCsv.of(QualityLines.of(connection));
        boolean same = old.isPresent() && old.get().bank().equals(bank) && folder.intact(old.get());
        if (same
                && old.get()
                        .quality()
                        .digest()
                        .equals(Digests.hex(Digests.sha256().digest(quality)))) {
            return old.get();
        }
        Totals expected = Exports.totals(connection);
        long id = Exports.nextId(connection);
        while (old.isPresent() && id <= old.get().id()) {
            id = Exports.nextId(connection);
        }
        List<ExportedFile> files = same ? folder.carry(old.get(), id) : build(connection, id);
        ExportedFile report = folder.quality(id, quality);
        done.accept(Step.BUILT);
        Totals found = Recount.of(folder.building(files));
        if (!found.equals(expected)) {
            folder.discard(id);
            throw new ExportException("the files hold " + found + ", the bank " + expected);
        }
        return new Manifest(id, bank, checkpoint, files, report);
    }

    private List<ExportedFile> build(Connection connection, long id) throws SQLException, IOException {
        try (RecordFiles files = new RecordFiles(folder, id, rowsPerFile)) {
            Exports.rows(connection, files);
            return files.finish();
        }
    }

    private void publish(Manifest manifest) throws IOException {
        folder.name(manifest);
        done.accept(Step.NAMED);
        folder.publish(manifest);
        done.accept(Step.PUBLISHED);
        folder.sweep(manifest);
        done.accept(Step.SWEPT);
    }

    private ExportResult result(Manifest manifest, boolean changed) {
        return new ExportResult(
                manifest.id(),
                folder.folder(manifest.id()),
                manifest.files().size(),
                manifest.rows(),
                manifest.digest(),
                changed);
    }
}
