package creditbank.credit;

import creditbank.batch.BatchHandle;
import creditbank.batch.Batches;
import creditbank.database.TestDatabase;
import creditbank.normalise.NormalClaim;
import creditbank.normalise.Staging;
import creditbank.recognise.Recognition;
import creditbank.recognise.rule.RuleSet;
import creditbank.resolve.match.Matching;
import creditbank.vault.Vault;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A fresh bank for a test, on a real PostgreSQL. */
public final class Bank {
    private final DataSource database;
    private final Vault vault;
    private BigDecimal limit = BigDecimal.ONE;
    private long run;
    private long unstaged;
    private @Nullable Matching matching;
    private RuleSet rules = RuleSet.NONE;

    public Bank(Vault vault) {
        this(TestDatabase.dataSource(), vault);
    }

    /** A bank in a database that is there. */
    public Bank(DataSource database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** From now on full deliveries may withdraw at most this share. */
    public void limit(String share) {
        limit = new BigDecimal(share);
    }

    /** From now on so many rows are counted as written that never reach the staging table. */
    public void lose(long rows) {
        unstaged = rows;
    }

    /** From now on runs have numbers above this one, beside those of a job repository. */
    public void runsAbove(long number) {
        run = number;
    }

    /** From now on learners are matched by a model too. */
    public void match(Matching by) {
        matching = by;
    }

    /** From now on records are converted by these rules. */
    public void convert(RuleSet by) {
        rules = by;
    }

    /** A night with a full delivery. */
    public Crediting.Outcome full(String source, int trust, List<Row> rows, String... refusedKeys)
            throws SQLException, IOException {
        return night(source, trust, true, rows, List.of(refusedKeys));
    }

    /** A night with a delta delivery. */
    public Crediting.Outcome delta(String source, int trust, List<Row> rows) throws SQLException, IOException {
        return night(source, trust, false, rows, List.of());
    }

    private Crediting.Outcome night(String source, int trust, boolean full, List<Row> rows, List<String> refusedKeys)
            throws SQLException, IOException {
        try (Waiting waiting = prepare(source, trust, full, rows, refusedKeys)) {
            return waiting.credit();
        }
    }

    /** A delta delivery that has prepared everything and waits for the bank. */
    public Waiting prepare(String source, int trust, List<Row> rows) throws SQLException {
        return prepare(source, trust, false, rows, List.of());
    }

    private Waiting prepare(String source, int trust, boolean full, List<Row> rows, List<String> refusedKeys)
            throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            BatchHandle batch = Batches.open(connection, source, LocalDate.of(2024, 6, 30), ++run, "test");
            stage(connection, batch, rows, refusedKeys);
            connection.commit();
            Crediting.Terms terms = new Crediting.Terms(full, limit, (short) trust, matching);
            return new Waiting(connection, batch, terms, Crediting.prepare(connection, batch, terms));
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            connection.close();
            throw e;
        }
    }

    /** A batch before it takes the bank; closing it takes back what was not credited. */
    public final class Waiting implements AutoCloseable {
        private final Connection connection;
        private final BatchHandle batch;
        private final Crediting.Terms terms;
        private final Crediting.Prepared prepared;

        private Waiting(Connection connection, BatchHandle batch, Crediting.Terms terms, Crediting.Prepared prepared) {
            this.connection = connection;
            this.batch = batch;
            this.terms = terms;
            this.prepared = prepared;
        }

        /** Takes the bank, credits and commits. */
        public Crediting.Outcome credit() throws SQLException, IOException {
            Crediting.Outcome outcome = Crediting.credit(connection, batch, terms, prepared, vault.recordKeys());
            Recognition.convert(connection, batch, rules);
            connection.commit();
            return outcome;
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }

    private void stage(Connection connection, BatchHandle batch, List<Row> rows, List<String> refusedKeys)
            throws SQLException {
        Staging staging = new Staging(batch, vault);
        staging.create(connection);
        List<NormalClaim> claims = new ArrayList<>();
        for (Row row : rows) {
            claims.add(row.at(claims.size() + 1));
        }
        staging.write(connection, claims);
        List<UUID> mentioned = new ArrayList<>();
        for (String key : refusedKeys) {
            mentioned.add(Row.uuid(key));
            execute(
                    connection,
                    "insert into refusal values (%d, %d, 'score.invalid', 'rows.csv', 1, '')"
                            .formatted(batch.id(), 1000 + mentioned.size()));
        }
        staging.mention(connection, mentioned);
        Batches.addRows(connection, batch, rows.size() + refusedKeys.size() + unstaged, refusedKeys.size());
    }

    /** What the whole bank has. */
    public BankContent content() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            BankContent content = BankDigest.compute(connection);
            connection.rollback();
            return content;
        }
    }

    /** The rows of a query, their columns joined by a blank. */
    public List<String> rows(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                List<String> fields = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    fields.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join(" ", fields));
            }
            return rows;
        }
    }

    public DataSource database() {
        return database;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
