package creditbank.resolve.match;

import creditbank.batch.BatchHandle;
import creditbank.batch.Fence;
import creditbank.database.CopyWriter;
import creditbank.database.Statistics;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.table.RecordTable;
import creditbank.resolve.table.TableBuilder;
import creditbank.vault.Vault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.LongStream;

/**
 * The store of blocking keys and of pairs that may be one person. It runs in the transaction that credits the batch, on the identities that the transaction's
 * table {@code new_identity} names: keys are kept before the transaction takes the bank, pairs under the bank-writer lock.
 */
public final class Matches {
    /** New identities that are compared at once; what they share keys with lies in memory meanwhile. */
    private static final int SLICE = 4_000;
    /** The most identities of one key that are compared with one another. */
    private static final int MOST_OF_A_KEY = 1_000;

    private static final int FETCH = 10_000;

    private final Connection connection;
    private final BatchHandle batch;
    private final LearnerModel model;
    private final Vault vault;
    private long candidates;
    private long pairs;

    private Matches(Connection connection, BatchHandle batch, LearnerModel model, Vault vault) {
        this.connection = connection;
        this.batch = batch;
        this.model = model;
        this.vault = vault;
    }

    /** Keeps the keys of the new identities, and says how many they are; leaves them in {@code new_key} for the transaction. */
    public static long add(Connection connection, BatchHandle batch, Matching matching) throws SQLException {
        Fence.check(connection, batch);
        return new Matches(connection, batch, matching.model(), matching.vault()).add();
    }

    /** Keeps the pairs that the new identities make with one another and with the bank's. */
    public static Matched find(Connection connection, BatchHandle batch, Matching matching) throws SQLException {
        Fence.check(connection, batch);
        return new Matches(connection, batch, matching.model(), matching.vault()).find();
    }

    /** Every identity of the bank as a model's table, for training; the connection must be in a transaction. */
    public static RecordTable everybody(Connection connection, MatchModel model, Vault vault) throws SQLException {
        TableBuilder table = new TableBuilder(model);
        try (PreparedStatement select = connection.prepareStatement(MatchSql.ALL_FACTS)) {
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    table.add(row.getString(1), Facts.read(row, vault));
                }
            }
        }
        return table.build();
    }

    /** Why a pair of identities, both of which are in the bank, has its weight, be it kept or not. */
    public static Waterfall explain(Connection connection, long a, long b, Matching matching) throws SQLException {
        IdentityTable table = new IdentityTable(matching.model());
        try (PreparedStatement select = connection.prepareStatement(MatchSql.FACTS_OF_TWO)) {
            select.setLong(1, a);
            select.setLong(2, b);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    table.add(row.getLong(1), Facts.open(row), Facts.read(row, matching.vault()));
                }
            }
        }
        return table.scores().explain(a, b);
    }

    private long add() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(MatchSql.NEW_KEY);
            keys();
            statement.execute("analyze new_key");
            return statement.executeLargeUpdate(MatchSql.KEEP_KEYS);
        }
    }

    private Matched find() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(MatchSql.MET);
            statement.execute("analyze met");
            statement.execute(MatchSql.HOT.formatted(MOST_OF_A_KEY));
            statement.execute("analyze hot");
            long[] unexamined = two(statement, MatchSql.UNEXAMINED);
            candidates = statement.executeLargeUpdate(MatchSql.CANDIDATES);
            statement.execute("analyze candidate");
            long[] range = two(statement, "select min(b), max(b) from candidate");
            for (long from = range[0]; from <= range[1] && candidates > 0; from += SLICE) {
                compare(from, Math.min(range[1], from + SLICE - 1));
            }
            Statistics.refresh(connection, "pair", pairs);
            statement.execute("drop table new_key, met, hot, candidate");
            return new Matched(candidates, pairs, unexamined[0], unexamined[1]);
        }
    }

    private void keys() throws SQLException {
        IdentityTable table = new IdentityTable(model);
        try (PreparedStatement select = connection.prepareStatement(MatchSql.NEW_FACTS)) {
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    table.add(row.getLong(1), Facts.open(row), Facts.plain(row));
                    if (table.size() == FETCH) {
                        write(table);
                        table = new IdentityTable(model);
                    }
                }
            }
        }
        write(table);
    }

    private void write(IdentityTable table) throws SQLException {
        try (CopyWriter copy = CopyWriter.open(connection, "new_key", "key", "identity_id", "open")) {
            table.keys((key, identity, open) ->
                    copy.row().bigint(key).bigint(identity).bool(open));
            copy.finish();
        }
    }

    private void compare(long from, long to) throws SQLException {
        long[] pairsOfSlice = all(from, to);
        if (pairsOfSlice.length == 0) {
            return;
        }
        PairScores scores = table(from, to).scores();
        try (CopyWriter copy = CopyWriter.open(connection, "pair", "a", "b", "levels", "batch_id", "weight")) {
            for (int i = 0; i < pairsOfSlice.length; i += 2) {
                long a = pairsOfSlice[i];
                long b = pairsOfSlice[i + 1];
                scores.score(
                        a,
                        b,
                        (levels, weight) -> copy.row()
                                .bigint(Math.min(a, b))
                                .bigint(Math.max(a, b))
                                .bigint(levels)
                                .bigint(batch.id())
                                .real(weight));
            }
            pairs += copy.finish();
        }
    }

    private IdentityTable table(long from, long to) throws SQLException {
        IdentityTable table = new IdentityTable(model);
        try (PreparedStatement select = connection.prepareStatement(MatchSql.CANDIDATE_FACTS)) {
            for (int i = 0; i < 2; i++) {
                select.setLong(2 * i + 1, from);
                select.setLong(2 * i + 2, to);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    table.add(row.getLong(1), Facts.open(row), Facts.read(row, vault));
                }
            }
        }
        return table;
    }

    /** The slice's pairs, one after another. */
    private long[] all(long from, long to) throws SQLException {
        LongStream.Builder numbers = LongStream.builder();
        try (PreparedStatement select = connection.prepareStatement(MatchSql.CANDIDATE_PAIRS)) {
            select.setLong(1, from);
            select.setLong(2, to);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getLong(1)).add(row.getLong(2));
                }
            }
        }
        return numbers.build().toArray();
    }

    private static long[] two(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new long[] {row.getLong(1), row.getLong(2)};
        }
    }
}
