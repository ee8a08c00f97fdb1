package creditbank.export.published;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the manifest in force, also one of an earlier version of the contract. */
final class PublishedManifest {
    private static final String SHAPE = """
            {"bank": {"batches": "BIGINT", "credited": "BIGINT", "erasures": "BIGINT"}, "checkpoint": "VARCHAR", "export": "BIGINT", "files":
            [{"bytes": "BIGINT", "content": "VARCHAR", "path": "VARCHAR", "rows": "BIGINT", "sha256": "VARCHAR"}],
            "quality": {"bytes": "BIGINT", "content": "VARCHAR", "path": "VARCHAR", "rows": "BIGINT", "sha256": "VARCHAR"}}""";

    private static final String READ = """
            select m.export, m.bank.credited, m.bank.batches, coalesce(m.bank.erasures, -1), m.checkpoint, f.path, f.rows, f.bytes, f.sha256, f.content,
                m.quality.path, m.quality.rows, m.quality.bytes, m.quality.sha256, m.quality.content
            from (select m, unnest(m.files) as f from (select from_json_strict(?::json, ?) as m))""";

    private PublishedManifest() {}

    /** The manifest, or nothing where there is none or it cannot be read. */
    static Optional<Manifest> read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        String json = Files.readString(path, StandardCharsets.UTF_8);
        try (Connection connection = DuckDb.open(List.of(), "64MB");
                PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, json);
            statement.setString(2, SHAPE);
            try (ResultSet result = statement.executeQuery()) {
                return manifest(result);
            }
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private static Optional<Manifest> manifest(ResultSet result) throws SQLException {
        List<ExportedFile> files = new ArrayList<>();
        Manifest manifest = null;
        while (result.next()) {
            files.add(file(result, 6));
            BankState bank = new BankState(result.getLong(2), result.getLong(3), result.getLong(4));
            manifest = new Manifest(result.getLong(1), bank, result.getString(5), files, file(result, 11));
        }
        return Optional.ofNullable(manifest);
    }

    /** A file of five columns, none where the first is null. */
    private static ExportedFile file(ResultSet result, int column) throws SQLException {
        String path = result.getString(column);
        return path == null
                ? ExportedFile.NONE
                : new ExportedFile(
                        path,
                        result.getLong(column + 1),
                        result.getLong(column + 2),
                        result.getString(column + 3),
                        result.getString(column + 4));
    }
}
