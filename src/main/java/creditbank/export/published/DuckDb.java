package creditbank.export.published;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** A DuckDB in this process's memory, which fetches nothing from anywhere and sees no file but those of one export. */
public final class DuckDb {
    private DuckDb() {}

    /**
     * Opens a database that no statement can open further: the files are the view {@code records}, and files, settings and extensions are closed.
     *
     * @param memory how much it may use, such as {@code 256MB}
     */
    public static Connection open(List<Path> files, String memory) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("allow_community_extensions", "false");
        settings.setProperty("temp_directory", "");
        settings.setProperty("memory_limit", memory);
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
        UnpackedLibrary.remove();
        try (Statement statement = connection.createStatement()) {
            if (!files.isEmpty()) {
                statement.execute("set allowed_paths = " + list(files));
                statement.execute("create view records as select * from read_parquet(" + list(files) + ")");
            }
            statement.execute("set enable_external_access = false");
            statement.execute("set lock_configuration = true");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static String list(List<Path> files) {
        return files.stream()
                .map(file -> "'" + file.toAbsolutePath().toString().replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
