package creditbank.matrix.judge;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Whether each sealed batch has one leaf and each leaf its place. */
final class LeafChecks {
    private static final List<String> PROBLEMS = List.of(
            """
            select 'batch ' || b.batch_id || ' has ' || count(l.leaf_id) || ' leaves' from batch b
            left join seal_leaf l on l.type = 'batch' and l.batch_id = b.batch_id
            where b.state in ('credited', 'sealed') group by b.batch_id having count(l.leaf_id) <> 1 order by b.batch_id""",
            "select 'leaf ' || leaf_id || ' is not in the log' from seal_leaf where position is null order by leaf_id",
            """
            select 'place ' || position || ' of the log has ' || count(*) || ' leaves' from seal_leaf where position is not null
            group by position having count(*) > 1 order by position""");

    private LeafChecks() {}

    static List<String> of(Connection connection) throws SQLException {
        List<String> problems = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String sql : PROBLEMS) {
                try (ResultSet row = statement.executeQuery(sql)) {
                    while (row.next()) {
                        problems.add(row.getString(1));
                    }
                }
            }
        }
        return problems;
    }
}
