package creditbank.matrix.judge;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Whether DuckDB counts in the Parquet files the records that the bank has now, each once. */
final class ExportChecks {
    private ExportChecks() {}

    static List<String> of(Path home, long records) {
        String sql =
                "select count(*), count(distinct record_id) from read_parquet('" + home + "/exports/**/*.parquet')";
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1) == records && row.getLong(2) == records
                    ? List.of()
                    : List.of("the export has " + row.getLong(1) + " rows of " + row.getLong(2)
                            + " records, the bank has " + records);
        } catch (SQLException e) {
            return List.of("DuckDB cannot read the export: " + e.getMessage());
        }
    }
}
