package creditbank.credit;

import creditbank.credit.content.Attempt;
import creditbank.credit.content.ContentColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Attempts that come in the order of their records: record number, version, then the attempt's columns. */
final class AttemptCursor implements AutoCloseable {
    private final ResultSet row;
    private boolean more;

    AttemptCursor(ResultSet row) throws SQLException {
        this.row = row;
        this.more = row.next();
    }

    /** The record's attempts, where the rows stand at it or before it. */
    List<Attempt> of(long recordId, boolean skipping) throws SQLException {
        while (skipping && more && row.getLong(1) < recordId) {
            more = row.next();
        }
        if (!more || row.getLong(1) != recordId) {
            return List.of();
        }
        List<Attempt> attempts = new ArrayList<>();
        while (more && row.getLong(1) == recordId) {
            attempts.add(ContentColumns.attempt(row, 3));
            more = row.next();
        }
        return attempts;
    }

    @Override
    public void close() throws SQLException {
        row.close();
    }
}
