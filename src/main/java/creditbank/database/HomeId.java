package creditbank.database;

import creditbank.database.server.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/** The id that a home and its database share, so that a home never meets another home's database. */
final class HomeId {
    private HomeId() {}

    /**
     * Compares the two ids, or gives both one if both are new.
     *
     * <p>Durable: first {@code home.id.new}, then the row, then the rename to {@code home.id}. A crash in between leaves a pending id that the next
     * start gives to the database or finds there. The caller holds the home's lock.
     */
    static void check(Path home, Connection connection) throws IOException, SQLException {
        Path file = home.resolve("home.id");
        Path pending = home.resolve("home.id.new");
        Optional<UUID> database = read(connection);
        if (Files.exists(file)) {
            UUID id = UUID.fromString(Folders.read(file));
            if (!database.equals(Optional.of(id))) {
                throw new IOException("the home " + home + " has the id " + id + ", but its database has "
                        + database.map(UUID::toString).orElse("none") + ": they do not belong together");
            }
            return;
        }
        UUID id = Files.exists(pending) ? UUID.fromString(Folders.read(pending)) : UUID.randomUUID();
        if (database.isEmpty()) {
            Folders.write(pending, id + "\n");
            write(connection, id);
        } else if (!database.get().equals(id)) {
            throw new IOException("the home " + home + " is new, but its database has the id " + database.get()
                    + " of another home: they do not belong together");
        }
        Files.move(pending, file, StandardCopyOption.ATOMIC_MOVE);
        Folders.sync(home);
    }

    private static Optional<UUID> read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select id from home")) {
            return result.next() ? Optional.of(result.getObject(1, UUID.class)) : Optional.empty();
        }
    }

    private static void write(Connection connection, UUID id) throws SQLException {
        try (var statement = connection.prepareStatement("insert into home (id) values (?)")) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }
}
