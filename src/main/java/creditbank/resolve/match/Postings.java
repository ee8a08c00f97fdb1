package creditbank.resolve.match;

import creditbank.database.Statistics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The store of who has which blocking key: a large table, and a small one that takes the keys of each night. Keys are hashes, so a night's lie all over the large
 * index; written there night by night, each would cost a page of the log. The recent ones are settled together when they are an eighth of the others, so that
 * each page is written once for many nights. What is read is always both.
 */
public final class Postings {
    /** Whoever adds keys shares this advisory lock to its transaction's end; whoever settles them has it alone. */
    private static final long KEYS = 0x6b657973L;

    private static final String MANY = "select 8 * pg_relation_size('%s') >= pg_relation_size('identity_key')";

    private static final String SETTLE = """
            insert into identity_key (key, posting) select key, posting from identity_key_recent order by key, posting""";

    private Postings() {}

    /** Keeps the transaction's {@code new_key}, and says how many they are. */
    static long keep(Statement statement) throws SQLException {
        share(statement);
        boolean many = is(statement, MANY.formatted("new_key"));
        return statement.executeLargeUpdate("insert into " + (many ? "identity_key" : "identity_key_recent")
                + " (key, posting) select key, posting from new_key order by key, posting");
    }

    /** Keeps others from settling keys and from taking all away, until the transaction ends. */
    static void share(Statement statement) throws SQLException {
        statement.execute("select pg_advisory_xact_lock_shared(" + KEYS + ")");
    }

    /** The same until the session ends. */
    static void shareSession(Statement statement) throws SQLException {
        statement.execute("select pg_advisory_lock_shared(" + KEYS + ")");
    }

    /** Takes the transaction's {@code new_key} away. */
    static void remove(Statement statement) throws SQLException {
        for (String table : List.of("identity_key", "identity_key_recent")) {
            statement.executeLargeUpdate(
                    "delete from " + table + " k using new_key n where k.key = n.key and k.posting = n.posting");
        }
    }

    /** Takes all keys away; nobody else adds any until the transaction ends. To be asked before the bank is taken, for whoever adds keys then waits for the bank. */
    static void forget(Statement statement) throws SQLException {
        statement.execute("select pg_advisory_xact_lock(" + KEYS + ")");
        statement.execute("truncate identity_key, identity_key_recent");
    }

    /** Says to the planner how large both are; under the bank-writer lock. */
    public static void refresh(Connection connection, long written) throws SQLException {
        Statistics.refresh(connection, "identity_key", written);
        Statistics.refresh(connection, "identity_key_recent", written);
    }

    /**
     * Settles recent keys where they have become many, unless somebody is adding some: the next one to ask does it then. The caller commits; a crash before leaves
     * them recent.
     *
     * @return how many were settled
     */
    public static long settle(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean due = is(statement, "select exists (select from identity_key_recent)")
                    && is(statement, MANY.formatted("identity_key_recent"));
            if (!due || !is(statement, "select pg_try_advisory_xact_lock(" + KEYS + ")")) {
                return 0;
            }
            statement.execute("lock table identity_key_recent in access exclusive mode");
            long settled = statement.executeLargeUpdate(SETTLE);
            statement.execute("truncate identity_key_recent");
            return settled;
        }
    }

    private static boolean is(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
