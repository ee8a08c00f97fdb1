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
            {"bank": {"batches": "BIGINT", "credited": "BIGINT"}, "checkpoint": "VARCHAR", "export": "BIGINT", "files":
            [{"bytes": "BIGINT", "content": "VARCHAR", "path": "VARCHAR", "rows": "BIGINT", "sha256": "VARCHAR"}]}""";

    private static final String READ = """
            select m.export, m.bank.credited, m.bank.batches, m.checkpoint, f.path, f.rows, f.bytes, f.sha256, f.content
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
            files.add(new ExportedFile(
                    result.getString(5),
                    result.getLong(6),
                    result.getLong(7),
                    result.getString(8),
                    result.getString(9)));
            BankState bank = new BankState(result.getLong(2), result.getLong(3));
            manifest = new Manifest(result.getLong(1), bank, result.getString(4), files);
        }
        return Optional.ofNullable(manifest);
    }
}
