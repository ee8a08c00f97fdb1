package creditbank.benchmark;

import creditbank.benchmark.Floor.Timed;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** All claims in memory, in the blocks of one binary COPY. */
final class ClaimBlocks {
    private static final int BLOCK_BYTES = 1 << 20;

    private final List<byte[]> blocks = new ArrayList<>();

    private ClaimBlocks() {}

    static ClaimBlocks read(Connection connection) throws SQLException {
        ClaimBlocks claims = new ClaimBlocks();
        ByteArrayOutputStream block = new ByteArrayOutputStream(BLOCK_BYTES * 2);
        CopyOut copy =
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy claim to stdout (format binary)");
        for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            block.writeBytes(row);
            if (block.size() >= BLOCK_BYTES) {
                claims.blocks.add(block.toByteArray());
                block.reset();
            }
        }
        claims.blocks.add(block.toByteArray());
        return claims;
    }

    /** Copies them into a new table of the same columns, and drops it again. */
    Timed copyIntoBareTable(Connection connection) throws SQLException {
        execute(connection, "drop table if exists staging.floor");
        execute(connection, "create table staging.floor (like claim)");
        long start = System.nanoTime();
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy staging.floor from stdin (format binary)");
        long bytes = 0;
        for (byte[] block : blocks) {
            copy.writeToCopy(block, 0, block.length);
            bytes += block.length;
        }
        long rows = copy.endCopy();
        long nanos = System.nanoTime() - start;
        execute(connection, "drop table staging.floor");
        return new Timed(rows, bytes, nanos);
    }

    static String setting(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
