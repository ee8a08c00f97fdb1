package creditbank.benchmark;

import creditbank.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/**
 * The floor under a night: how fast this machine takes the claims that the night has loaded when nothing is done with them. Prints one JSON document.
 *
 * <p>Raw binary COPY of the claims, held in memory, into one table without indexes, with the commit; and DuckDB writing the same rows, held in its memory,
 * to Parquet.
 */
public final class Floor {
    private Floor() {}

    /**
     * Measures.
     *
     * @param args the home whose database holds the claims
     */
    public static void main(String[] args) throws IOException, SQLException {
        Path home = Path.of(args[0]);
        Path work = Files.createTempDirectory("creditbank-floor-");
        try (Database database = Database.open(home, Map.copyOf(System.getenv()));
                Connection connection = database.dataSource().getConnection()) {
            ClaimBlocks blocks = ClaimBlocks.read(connection);
            Timed copy = blocks.copyIntoBareTable(connection);
            Path csv = work.resolve("claims.csv");
            ClaimParquet.unload(connection, csv);
            Timed parquet = ClaimParquet.write(csv, work.resolve("claims.parquet"));
            System.out.printf(
                    Locale.ROOT,
                    "{\"copy\":%s,\"fsync\":\"%s\",\"parquet\":%s,\"synchronous_commit\":\"%s\"}%n",
                    copy.json(),
                    ClaimBlocks.setting(connection, "fsync"),
                    parquet.json(),
                    ClaimBlocks.setting(connection, "synchronous_commit"));
        } finally {
            for (String name : new String[] {"claims.csv", "claims.parquet"}) {
                Files.deleteIfExists(work.resolve(name));
            }
            Files.delete(work);
        }
    }

    /** Rows and bytes moved in a time. */
    record Timed(long rows, long bytes, long nanos) {
        String json() {
            long perSecond = nanos == 0 ? 0 : Math.round(rows * 1e9 / nanos);
            return String.format(
                    Locale.ROOT,
                    "{\"bytes\":%d,\"rows\":%d,\"rows_per_second\":%d,\"seconds\":%.3f}",
                    bytes,
                    rows,
                    perSecond,
                    nanos / 1e9);
        }
    }
}
