package creditbank.export.audit;

import creditbank.export.published.DuckDb;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The rows of one exported file in their order, in the binary form that PostgreSQL gives the same row. */
final class ExportedRows implements AutoCloseable {
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
            "8 batch_id");

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
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

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
    byte[] bytes() throws SQLException, IOException {
        bytes.reset();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(COLUMNS.size());
        for (int i = 0; i < COLUMNS.size(); i++) {
            char type = COLUMNS.get(i).charAt(0);
            if (type == 't') {
                text(out, i + 1);
            } else {
                number(out, i + 1, type - '0');
            }
        }
        return bytes.toByteArray();
    }

    /** What is unknown is an empty text in the bank. */
    private void text(DataOutputStream out, int column) throws SQLException, IOException {
        String text = row.getString(column);
        byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private void number(DataOutputStream out, int column, int width) throws SQLException, IOException {
        long value = row.getLong(column);
        if (row.wasNull()) {
            out.writeInt(-1);
            return;
        }
        out.writeInt(width);
        for (int shift = (width - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.write((int) (value >>> shift));
        }
    }

    @Override
    public void close() throws SQLException {
        row.close();
        statement.close();
        duckdb.close();
    }
}
