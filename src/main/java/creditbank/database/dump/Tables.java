package creditbank.database.dump;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** The store of all tables as a whole: what they are, and their rows as bytes. Every method works in the connection's transaction. */
public final class Tables {
    private static final int BUFFER = 1 << 16;
    private static final String UNDEFINED_TABLE = "42P01";

    private Tables() {}

    /** The tables that batches have of their own now. */
    public static List<Table> staged(Connection connection) throws SQLException {
        return all(connection).stream()
                .filter(table ->
                        table.schema().equals("staging") && table.name().matches(".*_[0-9]+"))
                .toList();
    }

    /**
     * From now on the transaction sees the database as it is now, and only reads.
     *
     * @param staged tables that nobody may drop meanwhile; one that is gone by now is left out, for its batch needs it no more
     */
    public static void snapshot(Connection connection, List<Table> staged) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            for (Table table : staged) {
                // Locking sees no snapshot yet, so that a savepoint is all that a missing table costs.
                statement.execute("savepoint there");
                try {
                    statement.execute("lock table " + table + " in access share mode");
                } catch (SQLException e) {
                    if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
                        throw e;
                    }
                    statement.execute("rollback to savepoint there");
                }
            }
            statement.execute("select 1");
        }
    }

    /** How many learners were erased. */
    public static long erasures(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from erasure")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The number of the newest migration. */
    public static String schema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TableSql.SCHEMA)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /** Every table but the migrations', each behind those that it refers to. */
    public static List<Table> all(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TableSql.ALL)) {
            List<Table> tables = new ArrayList<>();
            while (row.next()) {
                tables.add(new Table(row.getString(1), row.getString(2)));
            }
            return tables;
        }
    }

    /** How far each sequence has counted; 0 where it has not begun. */
    public static Map<String, Long> sequences(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TableSql.SEQUENCES)) {
            Map<String, Long> sequences = new TreeMap<>();
            while (row.next()) {
                sequences.put(row.getString(1), row.getLong(2));
            }
            return sequences;
        }
    }

    /** Writes a table's rows, and says how many. */
    public static long write(Connection connection, Table table, OutputStream out) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + table + " to stdout (format binary)", out);
    }

    /** Makes a batch's staging table, where it is not there, as {@code creditbank.normalise.Staging} makes it. */
    public static void make(Connection connection, Table table) throws SQLException {
        String template = table.name().replaceFirst("_[0-9]+$", "");
        if (table.schema().equals("staging") && !template.equals(table.name())) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table if not exists " + table + " (like staging." + template + ")");
            }
        }
    }

    /** Empties tables; what refers to them must be among them. */
    public static void empty(Connection connection, List<Table> tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("truncate " + tables.stream().map(Table::toString).collect(Collectors.joining(", ")));
        }
    }

    /** Reads a table's rows, and says how many. */
    public static long read(Connection connection, Table table, InputStream in) throws SQLException, IOException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin (format binary)", in, BUFFER);
    }

    /** Lets a sequence go on behind a number, at its beginning where that is 0. */
    public static void sequence(Connection connection, String sequence, long last) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select setval(?::regclass, greatest(?, 1), ? > 0)")) {
            statement.setString(1, sequence);
            statement.setLong(2, last);
            statement.setLong(3, last);
            statement.executeQuery().close();
        }
    }

    /** Says to the planner what the tables hold now. */
    public static void analyze(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }

    /** Whether a bank has ever been in the database. */
    public static boolean used(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select exists (select from batch)")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
