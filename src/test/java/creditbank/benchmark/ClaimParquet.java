package creditbank.benchmark;

import creditbank.benchmark.Floor.Timed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** The claims as DuckDB writes them to Parquet. */
final class ClaimParquet {
    private ClaimParquet() {}

    static void unload(Connection connection, Path csv) throws SQLException, IOException {
        try (OutputStream out = Files.newOutputStream(csv)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy claim to stdout (format csv, header)", out);
        }
    }

    /** Only the writing is timed; the rows are in DuckDB's memory before. */
    static Timed write(Path csv, Path parquet) throws SQLException, IOException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(
                    "create table claim as select * from read_csv('" + csv + "', header = true, sample_size = -1)");
            long start = System.nanoTime();
            statement.execute("copy claim to '" + parquet + "' (format parquet, compression zstd)");
            long nanos = System.nanoTime() - start;
            try (ResultSet result = statement.executeQuery("select count(*) from '" + parquet + "'")) {
                result.next();
                return new Timed(result.getLong(1), Files.size(parquet), nanos);
            }
        }
    }
}
