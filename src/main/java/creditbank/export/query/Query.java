package creditbank.export.query;

import creditbank.export.published.DuckDb;
import creditbank.export.published.ExportFolder;
import creditbank.export.published.Manifest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers one SELECT over the view {@code records}: the export in force, and nothing else of this machine. */
public final class Query {
    /** Types whose values JSON writes without quotes. */
    private static final Set<Integer> BARE = Set.of(
            Types.BOOLEAN,
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.REAL,
            Types.FLOAT,
            Types.DOUBLE,
            Types.NUMERIC,
            Types.DECIMAL);

    private Query() {}

    /**
     * Runs a query.
     *
     * @throws QueryException if there is no export, or the text is not one SELECT that DuckDB can answer
     */
    public static void run(Path home, String sql, ResultFormat format, Appendable out) throws IOException {
        ExportFolder folder = new ExportFolder(home);
        Manifest manifest = folder.inForce()
                .orElseThrow(() -> new QueryException(
                        "no export in " + home.resolve("exports") + "; creditbank nightly makes one"));
        try (Connection connection = DuckDb.open(folder.files(manifest), folder.quality(manifest), "1GB")) {
            refuseAllButOneSelect(connection, sql);
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet result = statement.executeQuery()) {
                show(result, format.answer(out));
            }
        } catch (SQLException e) {
            throw new QueryException(message(e));
        }
    }

    /** A driver would run all statements of a text; so DuckDB's own parser says what the text is before anything of it runs. */
    private static void refuseAllButOneSelect(Connection connection, String sql) throws SQLException {
        String parse = "select j->>'error_message', json_array_length(j->'statements')"
                + " from (select json_serialize_sql(?::varchar)::json as j)";
        try (PreparedStatement statement = connection.prepareStatement(parse)) {
            statement.setString(1, sql);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                String error = result.getString(1);
                if (error != null && error.startsWith("Only SELECT")) {
                    throw new QueryException("not a SELECT statement; queries only read");
                }
                if (error != null) {
                    throw new QueryException(error);
                }
                if (result.getInt(2) != 1) {
                    throw new QueryException(result.getInt(2) + " statements, expected one SELECT statement");
                }
            }
        }
    }

    private static void show(ResultSet result, Answer answer) throws SQLException, IOException {
        ResultSetMetaData columns = result.getMetaData();
        List<String> names = new ArrayList<>();
        List<Boolean> bare = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnName(i));
            bare.add(BARE.contains(columns.getColumnType(i)) || "HUGEINT".equals(columns.getColumnTypeName(i)));
        }
        answer.begin(names, bare);
        while (result.next()) {
            List<@Nullable String> row = new ArrayList<>();
            for (int i = 1; i <= names.size(); i++) {
                row.add(text(result.getObject(i)));
            }
            answer.row(row);
        }
        answer.end();
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    private static String message(SQLException e) {
        String message = e.getMessage();
        return message == null ? "the query failed" : message.strip().replace("\n\n", "\n");
    }
}
