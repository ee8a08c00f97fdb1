package creditbank.export.published;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A DuckDB in this process's memory, which fetches nothing from anywhere and sees no file but those of one export. */
public final class DuckDb {
    private DuckDb() {}

    /**
     * Opens a database that no statement can open further: the files are the view {@code records}, and files, settings and extensions are closed.
     *
     * @param memory how much it may use, such as {@code 256MB}
     */
    public static Connection open(List<Path> files, String memory) throws SQLException {
        return open(files, Optional.empty(), memory);
    }

    /** The same with a quality report as the view {@code quality}. */
    public static Connection open(List<Path> files, Optional<Path> quality, String memory) throws SQLException {
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
                statement.execute("set allowed_paths = "
                        + list(Stream.concat(files.stream(), quality.stream()).toList()));
                statement.execute("create view records as select * from read_parquet(" + list(files) + ")");
            }
            if (quality.isPresent()) {
                statement.execute(
                        "create view quality as select * from read_csv(" + list(List.of(quality.get()))
                                + ", header = true, delim = ',', quote = '\"', escape = '\"', columns = {'month': 'VARCHAR', 'source': 'VARCHAR',"
                                + " 'provider': 'VARCHAR', 'province': 'VARCHAR', 'measure': 'VARCHAR', 'detail': 'VARCHAR', 'count': 'BIGINT'})");
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
