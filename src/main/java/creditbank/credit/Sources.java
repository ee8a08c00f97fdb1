package creditbank.credit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The names of the sources: their numbers depend on who came first, so nothing that is compared or hashed uses them. */
final class Sources {
    private Sources() {}

    static Map<Short, String> names(Connection connection) throws SQLException {
        Map<Short, String> names = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select source_id, name from source")) {
            while (row.next()) {
                names.put(row.getShort(1), row.getString(2));
            }
        }
        return names;
    }
}
