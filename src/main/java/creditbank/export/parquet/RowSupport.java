package creditbank.export.parquet;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Feeds Parquet with rows in PostgreSQL's binary COPY format: a 16-bit field count, then per field a 32-bit length (-1 for null) and the bytes. Fields are
 * those of {@link RecordSchema}, in its order.
 */
final class RowSupport extends WriteSupport<ByteBuffer> {
    private static final List<Column> COLUMNS = RecordSchema.COLUMNS;

    private RecordConsumer out;

    @SuppressWarnings("NullAway.Init") // prepareForWrite comes first
    RowSupport() {}

    @Override
    public String getName() {
        return "creditbank";
    }

    @Override
    @SuppressWarnings("deprecation") // abstract still
    public WriteContext init(Configuration configuration) {
        return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return context();
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        out = recordConsumer;
    }

    @Override
    public void write(ByteBuffer row) {
        int fields = row.getShort(0);
        if (fields != COLUMNS.size()) {
            throw new IllegalStateException("row has " + fields + " fields, expected " + COLUMNS.size());
        }
        out.startMessage();
        int at = Short.BYTES;
        for (int index = 0; index < fields; index++) {
            int length = row.getInt(at);
            at += Integer.BYTES;
            write(row, at, length, index);
            at += Math.max(0, length);
        }
        out.endMessage();
    }

    private void write(ByteBuffer row, int at, int length, int index) {
        Column column = COLUMNS.get(index);
        if (!column.type().absent(length)) {
            out.startField(column.name(), index);
            column.type().write(out, row, at, length);
            out.endField(column.name(), index);
        } else if (column.required()) {
            throw new IllegalStateException("column " + column.name() + " has no value, expected one in every row");
        }
    }

    private static WriteContext context() {
        return new WriteContext(RecordSchema.parquet(), Map.of());
    }
}
