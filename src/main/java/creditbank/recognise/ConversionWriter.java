package creditbank.recognise;

import creditbank.batch.BatchHandle;
import creditbank.database.CopyWriter;
import creditbank.recognise.rule.RuleName;
import creditbank.recognise.rule.Ruling.Converted;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes conversions in blocks by COPY. */
final class ConversionWriter {
    private static final int BLOCK = 8192;

    private final Connection connection;
    private final BatchHandle batch;
    private final Map<RuleName, Short> numbers;
    private final List<Pending> pending = new ArrayList<>(BLOCK);
    private long rows;

    ConversionWriter(Connection connection, BatchHandle batch, Map<RuleName, Short> numbers) {
        this.connection = connection;
        this.batch = batch;
        this.numbers = numbers;
    }

    private record Pending(
            long record, int version, int edition, @Nullable Converted converted) {}

    /** Adds an edition; null where the record is converted no more. */
    void add(long record, int version, int edition, @Nullable Converted converted) throws SQLException {
        pending.add(new Pending(record, version, edition, converted));
        if (pending.size() == BLOCK) {
            flush();
        }
    }

    /** Writes what is left, and tells how many rows there were in all. */
    long flush() throws SQLException {
        if (!pending.isEmpty()) {
            try (CopyWriter copy = CopyWriter.open(
                    connection,
                    "conversion",
                    "record_id",
                    "batch_id",
                    "version",
                    "edition",
                    "rule_id",
                    "achieved",
                    "quantity",
                    "credits")) {
                for (Pending row : pending) {
                    write(copy, row);
                }
                rows += copy.finish();
            }
            pending.clear();
        }
        return rows;
    }

    private void write(CopyWriter copy, Pending row) throws SQLException {
        copy.row().bigint(row.record).bigint(batch.id()).integer(row.version).integer(row.edition);
        Converted converted = row.converted;
        if (converted == null) {
            copy.smallint(null).date(null).integer(null).integer(null);
        } else {
            copy.smallint(numbers.get(converted.by().name()))
                    .date(converted.day())
                    .bigint(converted.quantity())
                    .integer(converted.credits());
        }
    }
}
