package creditbank.map.kept;

import creditbank.map.Mapping;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The store of the mapping files that batches were made by, each once. */
public final class Mappings {
    private Mappings() {}

    /** Keeps a mapping's file; the second time changes nothing. */
    public static void keep(Connection connection, Mapping mapping) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into kept_file (digest, name, content) values (?, ?, ?) on conflict (digest) do nothing")) {
            insert.setString(1, mapping.digest());
            insert.setString(2, mapping.name());
            insert.setBytes(3, mapping.file().getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
    }

    /**
     * The mapping of a batch.
     *
     * @param digest SHA-256 of its file
     */
    public static Optional<Mapping> find(Connection connection, String digest) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select name, content from kept_file where digest = ?")) {
            select.setString(1, digest);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(Mapping.parse(
                                "mappings/" + row.getString(1) + ".yaml",
                                new String(row.getBytes(2), StandardCharsets.UTF_8)))
                        : Optional.empty();
            }
        }
    }
}
