package creditbank.credit;

import creditbank.batch.BatchHandle;
import creditbank.batch.Batches;
import creditbank.database.Database;
import creditbank.normalise.Claims;
import creditbank.normalise.Compared;
import creditbank.normalise.NormalClaim;
import creditbank.normalise.Staging;
import creditbank.outcome.AttemptKind;
import creditbank.outcome.Status;
import creditbank.recognise.Conversions;
import creditbank.recognise.Recognition;
import creditbank.recognise.rule.file.RuleFolder;
import creditbank.resolve.Added;
import creditbank.resolve.Learners;
import creditbank.resolve.Resolved;
import creditbank.vault.Vault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Times a first night, the same night with one row in twenty changed, and a night of a second source; arguments: empty folder, identities. */
public final class CreditBenchmark {
    private static final int CHUNK = 10_000;
    private static final int CLAIMS_EACH = 2;

    private CreditBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        int identities = Integer.parseInt(args[1]);
        try (Database database = Database.open(home, Map.of())) {
            Vault vault = Vault.open(home.resolve("keys"));
            night(database, vault, "jwxt", 1, identities, 0);
            night(database, vault, "jwxt", 2, identities, 20);
            night(database, vault, "oneroster", 3, identities / 2, 0);
            night(database, vault, "jwxt", 4, identities, 20);
            night(database, vault, "talent", 5, identities / 100, 0);
            digest(database);
        }
    }

    private static void night(Database database, Vault vault, String source, long run, int identities, int changedOneIn)
            throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            BatchHandle batch = Batches.open(connection, source, LocalDate.of(2024, 6, 30), run, "benchmark");
            long start = System.nanoTime();
            stage(connection, vault, batch, identities, changedOneIn);
            System.out.printf(Locale.ROOT, "%s staged %.1f s%n", source, seconds(start));
            credit(connection, vault, batch);
            Staging.drop(connection, batch.id());
            connection.commit();
        }
    }

    private static void stage(Connection connection, Vault vault, BatchHandle batch, int identities, int changedOneIn)
            throws Exception {
        Staging staging = new Staging(batch, vault);
        staging.create(connection);
        long ordinal = 0;
        List<NormalClaim> chunk = new ArrayList<>();
        for (int i = 0; i < identities; i++) {
            for (int c = 0; c < CLAIMS_EACH; c++) {
                ordinal++;
                Row row = Row.course(i + "-" + c, "D" + i, "CS" + c)
                        .learner("N" + i, "Name " + i % 1000, "2001-03-05", i % 5 == 0 ? "" : "D" + i);
                if (changedOneIn > 0 && ordinal % changedOneIn == 0) {
                    row = row.score((int) (6000 + batch.id()), AttemptKind.NORMAL, Status.PASSED);
                }
                chunk.add(row.at(ordinal));
            }
            if (chunk.size() >= CHUNK) {
                staging.write(connection, chunk);
                chunk.clear();
            }
        }
        staging.write(connection, chunk);
        Batches.addRows(connection, batch, ordinal, 0);
        connection.commit();
    }

    private static void credit(Connection connection, Vault vault, BatchHandle batch) throws Exception {
        long all = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            Crediting.takeBank(connection, batch);
            long start = System.nanoTime();
            Compared compared = Claims.compare(connection, batch, true, BigDecimal.ONE, (short) 50);
            System.out.printf(Locale.ROOT, "  compare %.1f s %s%n", seconds(start), compared);
            start = System.nanoTime();
            Added added = Learners.add(connection, batch, null);
            Resolved resolved = Learners.resolve(connection, batch, added, null);
            System.out.printf(Locale.ROOT, "  resolve %.1f s %s%n", seconds(start), resolved);
            start = System.nanoTime();
            Claims.keep(connection, batch, compared, (short) 50);
            System.out.printf(Locale.ROOT, "  keep %.1f s%n", seconds(start));
            start = System.nanoTime();
            Credited credited = Records.credit(connection, batch, vault.recordKeys());
            System.out.printf(Locale.ROOT, "  credit %.1f s %s%n", seconds(start), credited);
            start = System.nanoTime();
            long converted = Recognition.convert(connection, batch, RuleFolder.read(Path.of("mappings", "rules")));
            System.out.printf(Locale.ROOT, "  convert %.1f s %d%n", seconds(start), converted);
            start = System.nanoTime();
            AtomicLong bytes = new AtomicLong();
            Conversions.worksheets(connection, batch.id(), sheet -> bytes.addAndGet(sheet.bytes().length));
            System.out.printf(Locale.ROOT, "  worksheets %.1f s %d bytes%n", seconds(start), bytes.get());
            start = System.nanoTime();
            statement.execute("update batch set credited = nextval('credited') where batch_id = " + batch.id());
            connection.commit();
            System.out.printf(Locale.ROOT, "  commit %.1f s, all %.1f s%n", seconds(start), seconds(all));
        }
    }

    private static void digest(Database database) throws Exception {
        long start = System.nanoTime();
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            BankContent content = BankDigest.compute(connection);
            System.out.printf(Locale.ROOT, "digest %.1f s %s%n", seconds(start), content);
            connection.rollback();
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
