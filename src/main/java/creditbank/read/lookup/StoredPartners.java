package creditbank.read.lookup;

import creditbank.database.CopyWriter;
import creditbank.vault.PassingKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lookup rows in a table of the delivery's own, {@code staging.lookup_N}, encrypted with a key that nobody stores, and the most recently wanted ones in memory.
 * The table is unlogged and rebuilt whenever the delivery is opened: after a crash it is empty or stale, and nobody misses it. A process that dies leaves
 * it behind; the next opening of the delivery replaces it, and {@link #dropAll} removes those of deliveries that nobody opens again.
 */
public final class StoredPartners implements Partners {
    private static final int HOT_ROWS = 20_000;

    private final DataSource database;
    private final PassingKey key = new PassingKey();
    private final String table;
    private final MessageDigest sha256;
    private final Map<Integer, Hot> hot = new HashMap<>();
    private boolean created;
    private boolean indexed;

    public StoredPartners(DataSource database, long deliveryId) {
        this.database = database;
        this.table = "staging.lookup_" + deliveryId;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Removes the tables that no process is using any more; to be called when none is staging. */
    public static void dropAll(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select tablename from pg_tables where schemaname = 'staging' and tablename ~ '^lookup_[0-9]+$'")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        for (String name : names) {
            execute(connection, "drop table if exists staging." + name);
        }
    }

    /** Removes the table of a delivery, which a process may have left that died before it closed it; to be called when nobody reads the delivery. */
    public static void drop(Connection connection, long deliveryId) throws SQLException {
        execute(connection, "drop table if exists staging.lookup_" + deliveryId);
    }

    @Override
    public long load(int number, Source rows) throws IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (!created) {
                execute(connection, "drop table if exists " + table);
                execute(
                        connection,
                        "create unlogged table " + table
                                + " (key uuid not null, row integer not null, tab smallint not null, payload bytea not null)");
            }
            long count = copy(connection, number, rows);
            connection.commit();
            created = true;
            return count;
        } catch (SQLException e) {
            throw failed("loading", e);
        }
    }

    private long copy(Connection connection, int number, Source rows) throws SQLException, IOException {
        int count = 0;
        try (CopyWriter copy = CopyWriter.open(connection, table, "key", "row", "tab", "payload")) {
            for (Partner row = rows.next(); row != null; row = rows.next()) {
                copy.row()
                        .uuid(hash(row.key()))
                        .integer(count++)
                        .smallint((short) number)
                        .bytes(key.encrypt(Payload.write(row.values())));
            }
            return copy.finish();
        }
    }

    @Override
    public Map<String, List<@Nullable String>> find(int number, Set<String> keys) {
        Hot cache = hot.computeIfAbsent(number, any -> new Hot());
        Map<String, List<@Nullable String>> found = new HashMap<>();
        Map<UUID, String> wanted = new HashMap<>();
        for (String text : keys) {
            @Nullable List<@Nullable String> values = cache.get(text);
            if (values == null) {
                wanted.put(hash(text), text);
            } else {
                found.put(text, values);
            }
        }
        if (!wanted.isEmpty()) {
            query(number, wanted, found);
            wanted.values().forEach(text -> cache.keep(text, found.get(text)));
        }
        return found;
    }

    private void query(int number, Map<UUID, String> wanted, Map<String, List<@Nullable String>> found) {
        String sql = "select key, payload from " + table + " where tab = ? and key = any(?) order by row";
        try (Connection connection = database.getConnection()) {
            index(connection);
            Array keys = connection.createArrayOf("uuid", wanted.keySet().toArray());
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setShort(1, (short) number);
                statement.setArray(2, keys);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        String text = wanted.get(rows.getObject(1, UUID.class));
                        if (text != null) {
                            found.put(text, Payload.read(key.decrypt(rows.getBytes(2))));
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw failed("reading", e);
        }
    }

    private void index(Connection connection) throws SQLException {
        if (!indexed) {
            execute(
                    connection,
                    "create index if not exists " + table.replace("staging.", "") + "_key on " + table + " (key, tab)");
            execute(connection, "analyze " + table);
            indexed = true;
        }
    }

    private UUID hash(String text) {
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        return new UUID(digest.getLong(), digest.getLong());
    }

    @Override
    public void close() {
        hot.clear();
        if (!created) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            execute(connection, "drop table if exists " + table);
            created = false;
        } catch (SQLException e) {
            throw failed("dropping", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private IllegalStateException failed(String what, SQLException e) {
        return new IllegalStateException(what + " " + table + " failed, SQL state " + e.getSQLState(), e);
    }

    /** The most recently wanted rows of one table. */
    private static final class Hot extends LinkedHashMap<String, List<@Nullable String>> {
        private static final long serialVersionUID = 1L;

        Hot() {
            super(1024, 0.75f, true);
        }

        void keep(String text, @Nullable List<@Nullable String> values) {
            if (values != null) {
                put(text, values);
            }
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<@Nullable String>> eldest) {
            return size() > HOT_ROWS;
        }
    }
}
