package creditbank.export.audit;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The records that the bank had when it had credited so many batches, from their versions alone, in PostgreSQL's binary form. */
final class BankRows implements AutoCloseable {
    private static final int COPY_HEADER = 11 + 4 + 4;

    private static final String AS_OF = """
            copy (
                select v.record_id, v.learner_id, v.kind, v.provider, v.code, v.title, v.term, v.begin_date, v.begin_precision, v.end_date,
                    v.end_precision, v.result_date, v.result_precision, v.score, v.scale, v.score_hundredths, v.credits, v.hours, v.attempt, v.status,
                    v.level,
                    case when v.kind <> 1 then 0 else greatest(1, coalesce(a.attempts, 0)) end, v.claims, v.version, v.batch_id
                from (
                    select distinct on (v.record_id) v.*
                    from record_version v join batch b on b.batch_id = v.batch_id
                    where b.credited <= CREDITED
                    order by v.record_id, v.version desc) v
                left join (select record_id, version, count(*)::int as attempts from attempt group by 1, 2) a
                    on a.record_id = v.record_id and a.version = v.version
                where v.live
                order by v.record_id
            ) to stdout (format binary)""";

    private final CopyOut copy;
    private boolean begun;

    BankRows(Connection connection, long credited) throws SQLException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(AS_OF.replace("CREDITED", Long.toString(credited)));
    }

    /** The next row, or nothing after the last. */
    Optional<byte[]> next() throws SQLException {
        for (byte[] block = copy.readFromCopy(); block != null; block = copy.readFromCopy()) {
            int skip = begun ? 0 : COPY_HEADER;
            begun = true;
            if (block.length > skip && ByteBuffer.wrap(block).getShort(skip) >= 0) {
                return Optional.of(Arrays.copyOfRange(block, skip, block.length));
            }
        }
        return Optional.empty();
    }

    /** The record that a row is of. */
    static long record(byte[] row) {
        return ByteBuffer.wrap(row).getLong(Short.BYTES + Integer.BYTES);
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
