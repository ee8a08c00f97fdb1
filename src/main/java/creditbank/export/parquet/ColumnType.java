package creditbank.export.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** How a column's value travels: from the binary form in which PostgreSQL copies it out to Parquet's. */
public sealed interface ColumnType {
    /** The type as SQL names it. */
    String sql();

    PrimitiveType parquet(String name, Repetition repetition);

    /** Whether the analysts' table has no value where the bank has these bytes. */
    default boolean absent(int length) {
        return length < 0;
    }

    void write(RecordConsumer out, ByteBuffer row, int at, int length);

    /** A 64-bit number. */
    record BigInt() implements ColumnType {
        @Override
        public String sql() {
            return "BIGINT";
        }

        @Override
        public PrimitiveType parquet(String name, Repetition repetition) {
            return Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
        }

        @Override
        public void write(RecordConsumer out, ByteBuffer row, int at, int length) {
            out.addLong(row.getLong(at));
        }
    }

    /** A 32-bit number. */
    record Int() implements ColumnType {
        @Override
        public String sql() {
            return "INTEGER";
        }

        @Override
        public PrimitiveType parquet(String name, Repetition repetition) {
            return Types.primitive(PrimitiveTypeName.INT32, repetition).named(name);
        }

        @Override
        public void write(RecordConsumer out, ByteBuffer row, int at, int length) {
            out.addInteger(row.getInt(at));
        }
    }

    /** A whole number of hundredths, shown as a decimal with two places. */
    record Hundredths(int precision) implements ColumnType {
        @Override
        public String sql() {
            return "DECIMAL(" + precision + ",2)";
        }

        @Override
        public PrimitiveType parquet(String name, Repetition repetition) {
            return Types.primitive(PrimitiveTypeName.INT32, repetition)
                    .as(decimalType(2, precision))
                    .named(name);
        }

        @Override
        public void write(RecordConsumer out, ByteBuffer row, int at, int length) {
            out.addInteger(row.getInt(at));
        }
    }

    /** A calendar date; PostgreSQL counts days from 2000, Parquet from 1970. */
    record Day() implements ColumnType {
        private static final int POSTGRES_EPOCH_DAY =
                (int) LocalDate.of(2000, 1, 1).toEpochDay();

        @Override
        public String sql() {
            return "DATE";
        }

        @Override
        public PrimitiveType parquet(String name, Repetition repetition) {
            return Types.primitive(PrimitiveTypeName.INT32, repetition)
                    .as(dateType())
                    .named(name);
        }

        @Override
        public void write(RecordConsumer out, ByteBuffer row, int at, int length) {
            out.addInteger(Math.addExact(row.getInt(at), POSTGRES_EPOCH_DAY));
        }
    }

    /** Text in UTF-8; the bank's empty text is an absent value. */
    record Text() implements ColumnType {
        @Override
        public String sql() {
            return "VARCHAR";
        }

        @Override
        public PrimitiveType parquet(String name, Repetition repetition) {
            return Types.primitive(PrimitiveTypeName.BINARY, repetition)
                    .as(stringType())
                    .named(name);
        }

        @Override
        public boolean absent(int length) {
            return length <= 0;
        }

        @Override
        public void write(RecordConsumer out, ByteBuffer row, int at, int length) {
            out.addBinary(Binary.fromReusedByteArray(row.array(), row.arrayOffset() + at, length));
        }
    }

    /**
     * One word of a vocabulary, which the bank keeps as a small number.
     *
     * @param words the word of each number; empty where the vocabulary has none
     */
    record Word(List<String> words) implements ColumnType {
        @Override
        public String sql() {
            return "VARCHAR";
        }

        @Override
        public PrimitiveType parquet(String name, Repetition repetition) {
            return new Text().parquet(name, repetition);
        }

        @Override
        public void write(RecordConsumer out, ByteBuffer row, int at, int length) {
            int code = row.getShort(at);
            String word = code >= 0 && code < words.size() ? words.get(code) : "";
            if (word.isEmpty()) {
                throw new IllegalStateException("code " + code + " is none of " + words);
            }
            out.addBinary(Binary.fromString(word));
        }
    }
}
