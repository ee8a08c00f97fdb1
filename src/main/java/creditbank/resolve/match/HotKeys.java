package creditbank.resolve.match;

import creditbank.batch.BatchHandle;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The store of keys that so many identities share that no pair is made by them. Which keys are hot follows from who is in the bank, not from who came first:
 * with the batch that makes a key hot, the pairs go that were made by it alone while it was not. Their identities stand in the transaction's table {@code parted}
 * then, so that their learners are clustered again.
 */
final class HotKeys {
    private static final int AT_ONCE = 20_000;

    private final Connection connection;
    private final BatchHandle batch;
    private final LearnerModel model;
    private final List<Found> found = new ArrayList<>();

    HotKeys(Connection connection, BatchHandle batch, LearnerModel model) {
        this.connection = connection;
        this.batch = batch;
        this.model = model;
    }

    private record Found(long key, long identities) {}

    /**
     * What tonight's identities were not compared with.
     *
     * @param keys hot keys that they have
     * @param pairs that these keys would have asked for
     */
    record Unexamined(long keys, long pairs) {}

    /** Takes a key that became hot tonight. */
    void add(long key, long identities) {
        found.add(new Found(key, identities));
    }

    /** Keeps them, once all are known, and parts whom they alone have brought together. */
    Unexamined keep() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(MatchSql.GROW);
            if (!found.isEmpty()) {
                insert();
                part();
            }
            try (ResultSet row = statement.executeQuery(MatchSql.UNEXAMINED)) {
                row.next();
                return new Unexamined(row.getLong(1), row.getLong(2));
            }
        }
    }

    private void insert() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(MatchSql.HEAT)) {
            for (Found one : found) {
                insert.setLong(1, one.key);
                insert.setLong(2, batch.id());
                insert.setLong(3, one.identities);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void part() throws SQLException {
        try (PreparedStatement under = connection.prepareStatement(MatchSql.UNDER_HOT)) {
            under.setLong(1, batch.id());
            under.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement(MatchSql.UNDER_HOT_PAIRS)) {
            select.setFetchSize(AT_ONCE);
            try (ResultSet row = select.executeQuery()) {
                for (PairSlice slice = PairSlice.read(row, AT_ONCE);
                        slice.size() > 0;
                        slice = PairSlice.read(row, AT_ONCE)) {
                    part(slice);
                }
            }
        }
    }

    private void part(PairSlice slice) throws SQLException {
        slice.readFacts(connection);
        Map<Long, Set<Long>> keys = new HashMap<>();
        slice.table(model)
                .keys((key, identity, open) ->
                        keys.computeIfAbsent(identity, any -> new HashSet<>()).add(key));
        Set<Long> hot = hotOf(keys.values().stream().flatMap(Set::stream).distinct());
        keys.values().forEach(of -> of.removeAll(hot));
        try (PreparedStatement delete = connection.prepareStatement(MatchSql.PART);
                PreparedStatement parted = connection.prepareStatement(MatchSql.PARTED)) {
            for (int i = 0; i < slice.size(); i++) {
                if (disjoint(keys, slice.a(i), slice.b(i))) {
                    delete.setLong(1, slice.a(i));
                    delete.setLong(2, slice.b(i));
                    delete.addBatch();
                    parted.setLong(1, slice.a(i));
                    parted.setLong(2, slice.b(i));
                    parted.addBatch();
                }
            }
            delete.executeBatch();
            parted.executeBatch();
        }
    }

    private static boolean disjoint(Map<Long, Set<Long>> keys, long a, long b) {
        Set<Long> others = keys.getOrDefault(b, Set.of());
        return keys.getOrDefault(a, Set.of()).stream().noneMatch(others::contains);
    }

    private Set<Long> hotOf(Stream<Long> keys) throws SQLException {
        Array asked = connection.createArrayOf("bigint", keys.toArray());
        Set<Long> hot = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(MatchSql.HOT_OF)) {
            select.setArray(1, asked);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    hot.add(row.getLong(1));
                }
            }
        }
        return hot;
    }
}
