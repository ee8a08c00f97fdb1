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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The store of blocking keys and of pairs that may be one person. It runs in the transaction that credits the batch, on the identities that the transaction's
 * table {@code new_identity} names: keys are kept before the transaction takes the bank, pairs under the bank-writer lock.
 */
public final class Matches {
    /** Pairs that are compared at once; the facts of their identities, and of the slice after, lie in memory meanwhile. */
    private static final int SLICE = 40_000;

    private static final int FETCH = 10_000;

    private final Connection connection;
    private final BatchHandle batch;
    private final LearnerModel model;
    private final Vault vault;
    private long candidates;
    private long pairs;
    private long shared;
    private long singleLinks;

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

    /** Takes away all that was made by a model: keys, hot keys and pairs. To be asked before the bank is taken; from then on no batch can add keys until the transaction ends. */
    public static void forget(Connection connection, BatchHandle batch) throws SQLException {
        Fence.check(connection, batch);
        try (Statement statement = connection.createStatement()) {
            Postings.forget(statement);
            statement.execute("truncate hot_key, pair");
        }
    }

    /** Keeps others from settling keys and from taking all away until the transaction ends; to be asked before the bank is taken. */
    public static void share(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Postings.share(statement);
        }
    }

    /** The same until the session ends, for whoever reads them all. */
    public static void shareSession(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Postings.shareSession(statement);
        }
    }

    /**
     * Takes away keys and pairs of the identities that the transaction's table {@code new_identity} names, and leaves the other ends of the pairs in {@code parted}. A key that was hot
     * with them stays hot.
     */
    public static void remove(Connection connection, BatchHandle batch, Matching matching) throws SQLException {
        Fence.check(connection, batch);
        try (Statement statement = connection.createStatement()) {
            statement.execute(MatchSql.NEW_KEY);
            new Matches(connection, batch, matching.model(), matching.vault()).keys();
            statement.execute("analyze new_key");
            Postings.remove(statement);
            statement.executeUpdate(MatchSql.SHRINK);
            statement.executeLargeUpdate(MatchSql.PART_FROM.formatted("a", "b"));
            statement.executeLargeUpdate(MatchSql.PART_FROM.formatted("b", "a"));
            statement.execute("drop table new_key");
        }
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
        try (PreparedStatement select = connection.prepareStatement(MatchSql.FACTS_OF)) {
            select.setArray(1, connection.createArrayOf("bigint", new Object[] {a, b}));
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
            return Postings.keep(statement);
        }
    }

    private Matched find() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(MatchSql.CANDIDATE);
            HotKeys hot = new HotKeys(connection, batch, model);
            new SharedKeys(connection, hot).find();
            HotKeys.Unexamined unexamined = hot.keep();
            statement.execute("analyze candidate");
            compare();
            Statistics.refresh(connection, "pair", pairs);
            statement.execute("drop table new_key, candidate");
            return new Matched(candidates, pairs, unexamined.keys(), unexamined.pairs(), loss(unexamined.pairs()));
        }
    }

    /**
     * How many links the pairs that were not examined would have made: as often as a key has tonight found a link that no other has found, and once more; rounded up. Crowded
     * keys find links more seldom than others, so that it is rather fewer.
     */
    private long loss(long unexamined) {
        return unexamined == 0 ? 0 : Math.ceilDiv(Math.multiplyExact(unexamined, singleLinks + 1), shared + 1);
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
        try (CopyWriter copy = CopyWriter.open(connection, "new_key", "key", "posting")) {
            table.keys((key, identity, open) -> copy.row().bigint(key).bigint(2 * identity + (open ? 1 : 0)));
            copy.finish();
        }
    }

    /** Reads one slice while the one before it is scored. */
    private void compare() throws SQLException {
        try (ExecutorService scorer = Executors.newSingleThreadExecutor();
                PreparedStatement select = connection.prepareStatement(MatchSql.CANDIDATES)) {
            select.setFetchSize(SLICE);
            try (ResultSet row = select.executeQuery()) {
                Future<List<PairSlice.Scored>> before = CompletableFuture.completedFuture(List.of());
                for (PairSlice slice = PairSlice.read(row, SLICE);
                        slice.size() > 0;
                        slice = PairSlice.read(row, SLICE)) {
                    PairSlice current = slice;
                    current.readFacts(connection);
                    candidates += current.size();
                    shared += current.shared();
                    Future<List<PairSlice.Scored>> scored = scorer.submit(() -> current.score(model, vault));
                    keep(of(before));
                    before = scored;
                }
                keep(of(before));
            }
        }
    }

    private static List<PairSlice.Scored> of(Future<List<PairSlice.Scored>> scored) {
        try {
            return scored.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pairs were compared", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("comparing pairs: " + e.getCause(), e);
        }
    }

    private void keep(List<PairSlice.Scored> kept) throws SQLException {
        if (kept.isEmpty()) {
            return;
        }
        float link = model.thresholds().link();
        try (CopyWriter copy = CopyWriter.open(connection, "pair", "a", "b", "levels", "batch_id", "facts", "weight")) {
            for (PairSlice.Scored pair : kept) {
                singleLinks += pair.single() && pair.weight() >= link ? 1 : 0;
                copy.row()
                        .bigint(Math.min(pair.a(), pair.b()))
                        .bigint(Math.max(pair.a(), pair.b()))
                        .bigint(pair.levels())
                        .bigint(batch.id())
                        .real(pair.weight())
                        .real(pair.weight());
            }
            pairs += copy.finish();
        }
    }
}
