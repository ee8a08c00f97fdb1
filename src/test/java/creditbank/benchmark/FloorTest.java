package creditbank.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.benchmark.Floor.Timed;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The floor moves every claim and leaves nothing behind. */
@StoreTest
class FloorTest {
    @Test
    void every_claim_is_copied_and_written(@TempDir Path work) throws Exception {
        try (Connection connection = TestDatabase.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into claim (identity_id, batch_id, claim_key, content, record_key, source_id, trust, kind, scale,
                        attempt, provider, code, title, term, number, level, score)
                    select n, 1, md5(n::text)::uuid, md5(n::text)::uuid, md5(n::text)::uuid, 1, 1, 1, 0,
                        1, '4111010001', '', 'a "b", c', '', '', '', '' from generate_series(1, 10000) as n
                    """);

            Timed copy = ClaimBlocks.read(connection).copyIntoBareTable(connection);
            ClaimParquet.unload(connection, work.resolve("claims.csv"));
            Timed parquet = ClaimParquet.write(work.resolve("claims.csv"), work.resolve("claims.parquet"));

            assertThat(copy.rows()).isEqualTo(10_000);
            assertThat(parquet.rows()).isEqualTo(10_000);
            assertThat(new Timed(1000, 5, 500_000_000).json())
                    .isEqualTo("{\"bytes\":5,\"rows\":1000,\"rows_per_second\":2000,\"seconds\":0.500}");
            assertThat(statement
                            .executeQuery("select from pg_class where relname = 'floor'")
                            .next())
                    .isFalse();
        }
    }
}
