package creditbank.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows by {@code COPY … FROM STDIN (FORMAT binary)} within the connection's transaction. The format is that of PostgreSQL's manual, "COPY", binary
 * format: an 11-byte signature, two 32-bit zeros, then per row a 16-bit field count and per field a 32-bit length (-1 for null) and the bytes, and a
 * final 16-bit -1. Fields are given in the order of the columns; nothing is visible until the transaction commits.
 */
public final class CopyWriter implements AutoCloseable {
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int FLUSH_BYTES = 1 << 16;
    private static final int NULL = -1;
    private static final long POSTGRES_EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    private final CopyIn copy;
    private final int columns;
    private ByteBuffer out = ByteBuffer.allocate(FLUSH_BYTES + 4096);
    private int field;

    private CopyWriter(CopyIn copy, int columns) {
        this.copy = copy;
        this.columns = columns;
        this.field = columns;
    }

    /**
     * Begins a COPY.
     *
     * @param table the table's name, trusted text
     * @param columns the columns' names, trusted text
     */
    public static CopyWriter open(Connection connection, String table, String... columns) throws SQLException {
        String sql = "COPY " + table + " (" + String.join(", ", columns) + ") FROM STDIN (FORMAT binary)";
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        CopyWriter writer = new CopyWriter(copy, columns.length);
        writer.out.put(SIGNATURE);
        return writer;
    }

    /** Begins a row; the one before must be complete. */
    public CopyWriter row() throws SQLException {
        if (field != columns) {
            throw new IllegalStateException("row has " + field + " fields, expected " + columns);
        }
        if (out.position() >= FLUSH_BYTES) {
            flush();
        }
        field = 0;
        room(Short.BYTES).putShort((short) columns);
        return this;
    }

    public CopyWriter bigint(long value) {
        field(Long.BYTES).putLong(value);
        return this;
    }

    public CopyWriter integer(@Nullable Integer value) {
        if (value == null) {
            return none();
        }
        field(Integer.BYTES).putInt(value);
        return this;
    }

    public CopyWriter smallint(@Nullable Short value) {
        if (value == null) {
            return none();
        }
        field(Short.BYTES).putShort(value);
        return this;
    }

    public CopyWriter real(float value) {
        field(Float.BYTES).putFloat(value);
        return this;
    }

    public CopyWriter bool(boolean value) {
        field(1).put((byte) (value ? 1 : 0));
        return this;
    }

    public CopyWriter text(@Nullable String value) {
        return value == null ? none() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public CopyWriter bytes(byte @Nullable [] value) {
        if (value == null) {
            return none();
        }
        field(value.length).put(value);
        return this;
    }

    public CopyWriter uuid(@Nullable UUID value) {
        if (value == null) {
            return none();
        }
        field(2 * Long.BYTES).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    public CopyWriter date(@Nullable LocalDate value) {
        if (value == null) {
            return none();
        }
        field(Integer.BYTES).putInt((int) (value.toEpochDay() - POSTGRES_EPOCH_DAY));
        return this;
    }

    /** Ends the COPY and returns the number of rows; a writer that is closed without this takes its rows back. */
    public long finish() throws SQLException {
        if (field != columns) {
            throw new IllegalStateException("row has " + field + " fields, expected " + columns);
        }
        room(Short.BYTES).putShort((short) -1);
        flush();
        return copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private CopyWriter none() {
        field++;
        room(Integer.BYTES).putInt(NULL);
        return this;
    }

    /** Writes a field's length and makes room for its bytes. */
    private ByteBuffer field(int length) {
        field++;
        return room(Integer.BYTES + length).putInt(length);
    }

    private ByteBuffer room(int length) {
        if (out.remaining() < length) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(out.capacity() * 2, out.position() + length));
            out = larger.put(out.flip());
        }
        return out;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(out.array(), 0, out.position());
        out.clear();
    }
}
