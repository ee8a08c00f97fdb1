package creditbank.ledger;

import creditbank.ledger.note.Checkpoint;
import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import creditbank.merkle.RootBuilder;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries of one log and the state that it has committed to, in the database. The caller holds the log's lock and owns the transaction. */
final class Entries {
    private static final int FETCH = 1000;

    private final String origin;

    Entries(String origin) {
        this.origin = origin;
    }

    /** Waits for the lock under which alone the log is written; it lasts until it is given back or the connection ends. */
    void lock(Connection connection) throws SQLException {
        advisory(connection, "select pg_advisory_lock(hashtextextended('ledger ' || ?, 0))");
    }

    void unlock(Connection connection) throws SQLException {
        advisory(connection, "select pg_advisory_unlock(hashtextextended('ledger ' || ?, 0))");
    }

    private void advisory(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, origin);
            statement.executeQuery().close();
        }
    }

    /** The committed state; the empty log's where there is none yet. */
    State state(Connection connection, String keyId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into ledger_log (origin, size, root, key_id)"
                        + " values (?, 0, ?, ?) on conflict do nothing")) {
            statement.setString(1, origin);
            statement.setBytes(2, Hasher.EMPTY.bytes());
            statement.setString(3, keyId);
            statement.executeUpdate();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("select size, root, key_id from ledger_log where origin = ?")) {
            statement.setString(1, origin);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return new State(result.getLong(1), Hash.of(result.getBytes(2)), result.getString(3));
            }
        }
    }

    /**
     * Commits the log to a larger tree, if its state still is the one that was read; says whether it was.
     *
     * @param waits whether the tree's checkpoint waits for a quorum from now on
     */
    boolean advance(Connection connection, State from, Checkpoint tree, boolean waits) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update ledger_log set size = ?, root = ?, signed_at = now(),"
                        + " waiting_since = case when ? then coalesce(waiting_since, now()) end"
                        + " where origin = ? and size = ? and root = ?")) {
            statement.setLong(1, tree.size());
            statement.setBytes(2, tree.root().bytes());
            statement.setBoolean(3, waits);
            statement.setString(4, origin);
            statement.setLong(5, from.size());
            statement.setBytes(6, from.root().bytes());
            return statement.executeUpdate() == 1;
        }
    }

    /** Says whether a signed checkpoint still waits, and since when; a new wait begins where an older one has ended. */
    Optional<Instant> waiting(Connection connection, boolean waits, boolean anew) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update ledger_log set waiting_since ="
                + " case when ? then case when ? then now() else coalesce(waiting_since, now()) end end"
                + " where origin = ? returning waiting_since")) {
            statement.setBoolean(1, waits);
            statement.setBoolean(2, anew);
            statement.setString(3, origin);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return Optional.ofNullable(result.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        }
    }

    /** Removes the entries from a position on, which nobody has seen. */
    void cut(Connection connection, long position) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from ledger_entry where origin = ? and position >= ?")) {
            statement.setString(1, origin);
            statement.setLong(2, position);
            statement.executeUpdate();
        }
    }

    long count(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select coalesce(max(position) + 1, 0) from ledger_entry where origin = ?")) {
            statement.setString(1, origin);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** The positions of the entries with these leaf hashes; those that are not there are absent. */
    Map<Hash, Long> positions(Connection connection, List<Hash> leaves) throws SQLException {
        Map<Hash, Long> positions = new HashMap<>();
        for (int from = 0; from < leaves.size(); from += FETCH) {
            byte[][] part = leaves.subList(from, Math.min(leaves.size(), from + FETCH)).stream()
                    .map(Hash::bytes)
                    .toArray(byte[][]::new);
            try (PreparedStatement statement = connection.prepareStatement(
                    "select leaf_hash, position from ledger_entry where origin = ? and leaf_hash = any (?)")) {
                statement.setString(1, origin);
                statement.setArray(2, connection.createArrayOf("bytea", part));
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        positions.put(Hash.of(result.getBytes(1)), result.getLong(2));
                    }
                }
            }
        }
        return positions;
    }

    /** Puts entries at the end that are not in the log yet. */
    void add(Connection connection, Map<Hash, byte[]> entries) throws SQLException {
        LinkedHashMap<Hash, byte[]> fresh = new LinkedHashMap<>(entries);
        fresh.keySet()
                .removeAll(positions(connection, List.copyOf(entries.keySet())).keySet());
        long next = count(connection);
        List<Hash> leaves = new ArrayList<>(fresh.keySet());
        for (int from = 0; from < leaves.size(); from += FETCH) {
            List<Hash> part = leaves.subList(from, Math.min(leaves.size(), from + FETCH));
            try (PreparedStatement statement = connection.prepareStatement("insert into ledger_entry"
                    + " (origin, position, leaf_hash, entry) select ?, ? + n - 1, leaf, entry"
                    + " from unnest(?, ?) with ordinality as t (leaf, entry, n)")) {
                statement.setString(1, origin);
                statement.setLong(2, next + from);
                statement.setArray(
                        3,
                        connection.createArrayOf(
                                "bytea", part.stream().map(Hash::bytes).toArray(byte[][]::new)));
                statement.setArray(
                        4,
                        connection.createArrayOf(
                                "bytea", part.stream().map(fresh::get).toArray(byte[][]::new)));
                statement.executeUpdate();
            }
        }
    }

    /** Reads the leaf hashes from a position up to the end, in order. */
    void leaves(Connection connection, long from, long to, Reader<Hash> reader) throws SQLException, IOException {
        read(connection, "leaf_hash", from, to, bytes -> reader.next(Hash.of(bytes)));
    }

    /** Reads the entries from a position up to another, in order. */
    void entries(Connection connection, long from, long to, Reader<byte[]> reader) throws SQLException, IOException {
        read(connection, "entry", from, to, reader);
    }

    /** The root over the first entries. */
    Hash root(Connection connection, long size) throws SQLException, IOException {
        RootBuilder root = new RootBuilder();
        leaves(connection, 0, size, root::add);
        return root.root();
    }

    private void read(Connection connection, String column, long from, long to, Reader<byte[]> reader)
            throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement("select position, " + column
                + " from ledger_entry where origin = ? and position >= ? and position < ? order by position")) {
            statement.setFetchSize(FETCH);
            statement.setString(1, origin);
            statement.setLong(2, from);
            statement.setLong(3, to);
            long expected = from;
            try (ResultSet result = statement.executeQuery()) {
                for (; result.next(); expected++) {
                    if (result.getLong(1) != expected) {
                        throw new RollbackException(origin, "the database has no entry " + expected);
                    }
                    reader.next(result.getBytes(2));
                }
            }
            if (expected != to) {
                throw new RollbackException(origin, "the database has no entry " + expected);
            }
        }
    }

    /** Takes one value after the other. */
    @FunctionalInterface
    interface Reader<T> {
        void next(T value) throws IOException;
    }

    /** What the log has committed to. */
    record State(long size, Hash root, String keyId) {}
}
