package creditbank.database;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final long POSTGRES_EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    private final CopyIn copy;
    private final int columns;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FLUSH_BYTES + 4096);
    private final DataOutputStream out = new DataOutputStream(bytes);
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
        writer.bytes.writeBytes(SIGNATURE);
        return writer;
    }

    /** Begins a row; the one before must be complete. */
    public CopyWriter row() throws SQLException {
        if (field != columns) {
            throw new IllegalStateException("row has " + field + " fields, expected " + columns);
        }
        if (bytes.size() >= FLUSH_BYTES) {
            flush();
        }
        field = 0;
        put(() -> out.writeShort(columns));
        return this;
    }

    public CopyWriter bigint(long value) {
        return value(8, () -> out.writeLong(value));
    }

    public CopyWriter integer(@Nullable Integer value) {
        return value == null ? none() : value(4, () -> out.writeInt(value));
    }

    public CopyWriter smallint(@Nullable Short value) {
        return value == null ? none() : value(2, () -> out.writeShort(value));
    }

    public CopyWriter real(float value) {
        return value(4, () -> out.writeFloat(value));
    }

    public CopyWriter bool(boolean value) {
        return value(1, () -> out.writeByte(value ? 1 : 0));
    }

    public CopyWriter text(@Nullable String value) {
        return value == null ? none() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public CopyWriter bytes(byte @Nullable [] value) {
        return value == null ? none() : value(value.length, () -> out.write(value));
    }

    public CopyWriter uuid(@Nullable UUID value) {
        if (value == null) {
            return none();
        }
        return value(16, () -> {
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
        });
    }

    public CopyWriter date(@Nullable LocalDate value) {
        return value == null ? none() : value(4, () -> out.writeInt((int) (value.toEpochDay() - POSTGRES_EPOCH_DAY)));
    }

    /** Ends the COPY and returns the number of rows; a writer that is closed without this takes its rows back. */
    public long finish() throws SQLException {
        if (field != columns) {
            throw new IllegalStateException("row has " + field + " fields, expected " + columns);
        }
        put(() -> out.writeShort(-1));
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
        put(() -> out.writeInt(-1));
        return this;
    }

    private CopyWriter value(int length, Write write) {
        field++;
        put(() -> {
            out.writeInt(length);
            write.run();
        });
        return this;
    }

    private void flush() throws SQLException {
        byte[] block = bytes.toByteArray();
        copy.writeToCopy(block, 0, block.length);
        bytes.reset();
    }

    private static void put(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }
}
