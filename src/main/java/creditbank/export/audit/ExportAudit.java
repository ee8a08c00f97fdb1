package creditbank.export.audit;

import creditbank.export.audit.ManifestFile.Part;
import creditbank.seal.audit.DifferenceException;
import creditbank.seal.audit.Document;
import creditbank.seal.audit.LogContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Checks the export in a folder: its files against the manifest, the manifest against the log, and the rows against a bank where there is one. */
public final class ExportAudit {
    private final Path folder;
    private final ManifestFile manifest;

    private ExportAudit(Path folder, ManifestFile manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** The export in force in a folder of exports, or nothing where none was ever published. */
    public static Optional<ExportAudit> open(Path folder) throws IOException {
        return Files.exists(folder.resolve(ManifestFile.NAME))
                ? Optional.of(new ExportAudit(folder, ManifestFile.read(folder)))
                : Optional.empty();
    }

    /** The signed checkpoint that the manifest holds, which the log must continue; empty where there was none. */
    public String checkpoint() {
        return manifest.checkpoint();
    }

    /**
     * Runs the whole check.
     *
     * @param bank the bank whose records the files should hold, or null to leave that out
     * @throws DifferenceException at the first difference
     */
    public ExportReport run(LogContent log, @Nullable DataSource bank) throws IOException, SQLException {
        Document leaf = log.exports().get(manifest.digest());
        if (leaf == null) {
            throw new DifferenceException(ManifestFile.NAME, "is not in the log");
        }
        if (leaf.number("files") != manifest.parts().size() || leaf.number("rows") != manifest.rows()) {
            throw new DifferenceException(ManifestFile.NAME, "has not as many files and rows as its leaf says");
        }
        requireNoOther();
        if (bank == null) {
            files(null);
        } else {
            try (Connection connection = bank.getConnection()) {
                requireNoted(connection);
                requireErased(connection);
            }
            try (Connection connection = bank.getConnection();
                    BankRows rows = new BankRows(connection, manifest.bank().credited())) {
                files(rows);
            }
        }
        return new ExportReport(manifest.id(), manifest.parts().size(), manifest.rows(), bank != null);
    }

    private void requireNoted(Connection connection) throws SQLException {
        if (!NotedExports.have(connection, manifest)) {
            throw new DifferenceException(ManifestFile.NAME, "is not what the bank has noted of that export");
        }
    }

    /** An export from before an erasure still shows whom the bank has erased. */
    private void requireErased(Connection connection) throws SQLException {
        long erasures = BankRows.erasures(connection);
        if (erasures != manifest.bank().erasures()) {
            throw new DifferenceException(
                    ManifestFile.NAME,
                    "was published when " + manifest.bank().erasures() + " learners were erased, now " + erasures
                            + " are; the next night, or 'erase' again, publishes anew");
        }
    }

    /** A file beside those of the manifest would be counted by whoever reads all that is there. */
    private void requireNoOther() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".parquet"))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> manifest.parts().stream()
                            .noneMatch(part -> part.path().equals(file)))
                    .sorted()
                    .findFirst()
                    .ifPresent(file -> {
                        throw new DifferenceException(file, "is not in the manifest");
                    });
        }
    }

    private void files(@Nullable BankRows bank) throws IOException, SQLException {
        for (Part part : manifest.parts()) {
            rows(part, file(part), bank);
        }
        if (!Checked.file(file(manifest.quality())).equals(manifest.quality().content())) {
            throw new DifferenceException(manifest.quality().path(), "is not the report of the manifest's digest");
        }
        if (bank != null) {
            Optional<byte[]> more = bank.next();
            if (more.isPresent()) {
                throw new DifferenceException("record " + BankRows.record(more.get()), "is missing in the export");
            }
        }
    }

    private Path file(Part part) throws IOException {
        Path file = folder.resolve(part.path());
        if (!Files.isRegularFile(file)) {
            throw new DifferenceException(part.path(), "is missing");
        }
        if (Files.size(file) != part.bytes() || !Checked.file(file).equals(part.sha256())) {
            throw new DifferenceException(part.path(), "is not the file that the manifest describes");
        }
        return file;
    }

    private void rows(Part part, Path file, @Nullable BankRows bank) throws IOException, SQLException {
        MessageDigest content = Checked.sha256();
        long count = 0;
        try (ExportedRows rows = new ExportedRows(file)) {
            for (; rows.next(); count++) {
                byte[] row = rows.bytes();
                content.update(row);
                if (bank != null && !bank.same(row, bank.next().orElse(null))) {
                    throw new DifferenceException(
                            part.path() + ", record " + rows.record(), "is not what the bank had when it was exported");
                }
            }
        }
        if (count != part.rows() || !HexFormat.of().formatHex(content.digest()).equals(part.content())) {
            throw new DifferenceException(part.path(), "has not the rows that the manifest describes");
        }
    }
}
