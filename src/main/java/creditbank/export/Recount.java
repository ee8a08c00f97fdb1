package creditbank.export;

import creditbank.export.published.DuckDb;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Counts an export's files anew, with other code than that which wrote them. */
final class Recount {
    private static final String TOTALS = """
            select count(distinct record_id), count(*), coalesce(sum(credits) * 100, 0)::bigint,
                coalesce(sum(hours) * 100, 0)::bigint, coalesce(sum(claims), 0)::bigint,
                coalesce(sum(converted_credits) * 100, 0)::bigint, count(*) filter (where redeemed_for is not null),
                count(*) filter (where dispute = 'open'), count(*) filter (where ruling is not null)
            from records""";

    private Recount() {}

    static Totals of(List<Path> files) throws SQLException {
        try (Connection connection = DuckDb.open(files, "512MB");
                PreparedStatement statement = connection.prepareStatement(TOTALS);
                ResultSet result = statement.executeQuery()) {
            result.next();
            long rows = result.getLong(2);
            if (result.getLong(1) != rows) {
                throw new ExportException("the files hold " + rows + " rows, but " + result.getLong(1) + " records");
            }
            return new Totals(
                    rows,
                    result.getLong(3),
                    result.getLong(4),
                    result.getLong(5),
                    result.getLong(6),
                    result.getLong(7),
                    result.getLong(8),
                    result.getLong(9));
        }
    }
}
