package creditbank.export.audit;

import creditbank.export.published.DuckDb;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** The rows of one exported file in their order, in the binary form that PostgreSQL gives the same row. */
final class ExportedRows implements AutoCloseable {
    /** All numbers of a row take less. */
    private static final int SPARE = 1024;

    private static final String MEMORY = "1GB";
    private static final String PRECISION = "list_position(['year', 'month', 'day'], %s)";
    /** What each column is: 8, 4 or 2 bytes of a whole number, or text; and how DuckDB makes that of the file's. */
    private static final List<String> COLUMNS = List.of(
            "8 record_id",
            "8 learner_id",
            "2 list_position(['course', 'certificate', 'training', 'internship', 'work', 'award'], kind)",
            "text provider",
            "text code",
            "text title",
            "text term",
            "4 begin_date - date '2000-01-01'",
            "2 " + PRECISION.formatted("begin_precision"),
            "4 end_date - date '2000-01-01'",
            "2 " + PRECISION.formatted("end_precision"),
            "4 result_date - date '2000-01-01'",
            "2 " + PRECISION.formatted("result_precision"),
            "text score",
            "2 list_position(['none', 'hundred', 'five-level', 'two-level', 'letter', 'point', 'mark'], scale) - 1",
            "4 cast(score_value * 100 as integer)",
            "4 cast(credits * 100 as integer)",
            "4 cast(hours * 100 as integer)",
            "2 list_position(['normal', 'make-up', 'deferred', 'repeated', 'exempt'], attempt)",
            "2 list_position(['passed', 'failed', 'in-progress', 'absent', 'deferred', 'void', 'exempt', 'pending'], status)",
            "text level",
            "4 attempts",
            "4 claims",
            "4 version",
            "8 batch_id",
            "4 cast(converted_credits * 100 as integer)",
            "text rule",
            "4 expires - date '2000-01-01'",
            "4 cast(redeemed_credits * 100 as integer)",
            "text redeemed_for",
            "text dispute",
            "text ruling",
            "4 cast(ruled_credits * 100 as integer)");

    private static final String SELECT = "select "
            + String.join(
                    ", ",
                    COLUMNS.stream()
                            .map(column -> column.substring(column.indexOf(' ') + 1))
                            .toList())
            + " from records";

    private final Connection duckdb;
    private final PreparedStatement statement;
    private final ResultSet row;
    private ByteBuffer out = ByteBuffer.allocate(2 * SPARE);

    ExportedRows(Path file) throws SQLException {
        duckdb = DuckDb.open(List.of(file), MEMORY);
        statement = duckdb.prepareStatement(SELECT);
        row = statement.executeQuery();
    }

    boolean next() throws SQLException {
        return row.next();
    }

    long record() throws SQLException {
        return row.getLong(1);
    }

    /** The present row. */
    byte[] bytes() throws SQLException {
        out.clear();
        out.putShort((short) COLUMNS.size());
        for (int i = 0; i < COLUMNS.size(); i++) {
            char type = COLUMNS.get(i).charAt(0);
            if (type == 't') {
                text(i + 1);
            } else {
                number(i + 1, type - '0');
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** What is unknown is an empty text in the bank. */
    private void text(int column) throws SQLException {
        String text = row.getString(column);
        byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        if (out.remaining() < utf8.length + SPARE) {
            out = ByteBuffer.allocate(2 * (out.capacity() + utf8.length)).put(out.flip());
        }
        out.putInt(utf8.length).put(utf8);
    }

    private void number(int column, int width) throws SQLException {
        long value = row.getLong(column);
        if (row.wasNull()) {
            out.putInt(-1);
            return;
        }
        out.putInt(width);
        switch (width) {
            case Long.BYTES -> out.putLong(value);
            case Integer.BYTES -> out.putInt((int) value);
            default -> out.putShort((short) value);
        }
    }

    @Override
    public void close() throws SQLException {
        row.close();
        statement.close();
        duckdb.close();
    }
}
