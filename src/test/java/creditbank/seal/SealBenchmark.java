package creditbank.seal;

import creditbank.batch.BatchHandle;
import creditbank.batch.Batches;
import creditbank.database.Database;
import creditbank.vault.Vault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** Times what a batch's digest adds to its night, salted groups included: keys made, roots computed. Arguments: an empty folder, record versions. */
public final class SealBenchmark {
    private SealBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        try (Database database = Database.open(home, Map.of());
                Connection connection = database.dataSource().getConnection()) {
            Vault vault = Vault.open(home.resolve("keys"));
            connection.setAutoCommit(false);
            BatchHandle batch = Batches.open(connection, "benchmark", LocalDate.of(2024, 6, 30), 1, "benchmark");
            try (Statement statement = connection.createStatement()) {
                statement.execute("""
            insert into record_version (record_id, batch_id, learner_id, version, begin_date, begin_precision, score_hundredths, credits, claims,
                live, kind, scale, attempt, status, provider, code, title, term, number, level, score)
            select n, %d, n / 4, 1, '2024-06-01', 2, 8550, 250, 1, true, 1, 1, 1, 1, '4111010001', 'MA' || n %% 997, '高等数学 ' || n %% 997, '2023-2024-2', '',
                '', '85.5'
            from generate_series(1, %d) n""".formatted(batch.id(), count));
                statement.execute("analyze record_version");
            }
            long start = System.nanoTime();
            vault.recordKeys().create(1, count);
            print("keys", count, start);
            for (int round = 0; round < 3; round++) {
                start = System.nanoTime();
                BatchSeal.compute(connection, batch.id(), vault.recordKeys());
                print("roots", count, start);
            }
            connection.rollback();
        }
    }

    private static void print(String what, int count, long start) {
        System.out.printf(
                Locale.ROOT, "%s of %,d record versions: %.2f s%n", what, count, (System.nanoTime() - start) / 1e9);
    }
}
