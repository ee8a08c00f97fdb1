package creditbank.database;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads rows by {@code COPY … TO STDOUT (FORMAT binary)} within the connection's transaction, each as PostgreSQL's manual, "COPY", binary format, describes a tuple: a
 * 16-bit field count, and per field a 32-bit length (-1 for null) and the bytes. One that is closed before its last row leaves the connection fit for the next
 * statement, which the driver's own {@code cancelCopy} does not: what was on its way would be taken for the next answer.
 */
public final class CopyReader implements AutoCloseable {
    /** Signature, flags and the length of an empty extension, before the first row. */
    private static final int HEADER = 11 + 4 + 4;

    private static final String CANCELLED = "57014";

    private final PGConnection connection;
    private final CopyOut copy;
    private boolean begun;

    private CopyReader(PGConnection connection, CopyOut copy) {
        this.connection = connection;
        this.copy = copy;
    }

    /**
     * Begins a COPY.
     *
     * @param sql the whole statement, trusted text
     */
    public static CopyReader open(Connection connection, String sql) throws SQLException {
        PGConnection own = connection.unwrap(PGConnection.class);
        return new CopyReader(own, own.getCopyAPI().copyOut(sql));
    }

    /** The next row, or nothing after the last. */
    public Optional<ByteBuffer> next() throws SQLException {
        for (byte[] block = copy.readFromCopy(); block != null; block = copy.readFromCopy()) {
            int skip = begun ? 0 : HEADER;
            begun = true;
            ByteBuffer row = ByteBuffer.wrap(block, skip, block.length - skip).slice();
            if (row.remaining() > 0 && row.getShort(0) >= 0) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            connection.cancelQuery();
            drain();
        }
    }

    private void drain() throws SQLException {
        try {
            while (copy.isActive() && copy.readFromCopy() != null) {
                // nobody wants it any more
            }
        } catch (SQLException e) {
            if (!CANCELLED.equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
