package creditbank.export.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/** One Parquet file being written. Nothing in it but the rows, so the same rows give the same bytes; sizes are fixed for the same reason. */
public final class PartFile implements Closeable {
    /** Bytes held in memory before a row group is written. */
    private static final long ROW_GROUP_BYTES = 32L << 20;

    private final ParquetWriter<ByteBuffer> writer;

    private PartFile(ParquetWriter<ByteBuffer> writer) {
        this.writer = writer;
    }

    /** Begins a file in the place of whatever a broken attempt has left there. */
    public static PartFile create(Path path) throws IOException {
        return new PartFile(new Builder(new LocalOutputFile(path))
                .withConf(new PlainParquetConfiguration())
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withValidation(false)
                .build());
    }

    /** Adds a row in PostgreSQL's binary form. */
    public void add(ByteBuffer row) throws IOException {
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** Parquet's own builder, told what writes a row. */
    private static final class Builder extends ParquetWriter.Builder<ByteBuffer, Builder> {
        Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract still
        protected WriteSupport<ByteBuffer> getWriteSupport(org.apache.hadoop.conf.Configuration configuration) {
            return new RowSupport();
        }

        @Override
        protected WriteSupport<ByteBuffer> getWriteSupport(ParquetConfiguration configuration) {
            return new RowSupport();
        }
    }
}
