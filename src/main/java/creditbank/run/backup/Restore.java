package creditbank.run.backup;

import creditbank.database.Database;
import creditbank.database.dump.Table;
import creditbank.database.dump.Tables;
import creditbank.database.server.Folders;
import creditbank.run.centre.Centre;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Makes a home of a backup, with the embedded database or with a configured one that has never had a bank. Both folders are checked whole before anything is made.
 *
 * <p>A crash in between leaves a home that is not complete and says so: {@code restoring} lies in it until the end, and no second restore takes a folder that is not empty.
 */
public final class Restore {
    private final Path from;
    private final Path keysFrom;

    /**
     * A restore.
     *
     * @param from the backup
     * @param keysFrom its keys
     */
    public Restore(Path from, Path keysFrom) {
        this.from = from;
        this.keysFrom = keysFrom;
    }

    /**
     * Makes the home.
     *
     * @param environment may name the configured database
     * @throws BackupException if a folder is not complete, or not of this program's schema, or the home or the database is not new
     */
    public BackupReport into(Path home, Map<String, String> environment) throws IOException, SQLException {
        SumFolder backup = SumFolder.check(from);
        SumFolder keys = SumFolder.check(keysFrom);
        BackupFacts facts = BackupFacts.read(backup.file(BackupFacts.NAME));
        if (Files.exists(home)) {
            try (Stream<Path> inside = Files.list(home)) {
                if (inside.findAny().isPresent()) {
                    throw new BackupException(home + " is not empty, expected a new home");
                }
            }
        }
        Folders.createPrivate(home);
        Folders.write(home.resolve(Centre.RESTORING), "This home is not complete.\n");
        backup.restore("landing/", home.resolve("landing"));
        backup.restore("ledger/", home.resolve("ledger"));
        backup.restore("archive/", home.resolve("archive"));
        keys.restore("", home);
        // The first opening of a home gives a pending id to its database.
        Folders.write(home.resolve("home.id.new"), facts.text("id") + "\n");
        try (Database database = Database.open(home, environment)) {
            fill(backup, facts, database);
        }
        Files.delete(home.resolve(Centre.RESTORING));
        Folders.sync(home);
        return report(backup, facts);
    }

    /** One transaction: whoever dies in it leaves an empty database. */
    private static void fill(SumFolder backup, BackupFacts facts, Database database) throws IOException, SQLException {
        try (Connection connection = database.session()) {
            connection.setAutoCommit(false);
            String schema = Tables.schema(connection);
            if (!schema.equals(facts.text("schema"))) {
                throw new BackupException("the backup has the schema " + facts.text("schema") + ", this program "
                        + schema + ": restore it with the program that wrote it, " + facts.text("program")
                        + ", and open the home with this one then");
            }
            if (Tables.used(connection)) {
                throw new BackupException("the database has had a bank already, expected a new one");
            }
            List<Table> tables = facts.tables();
            for (Table table : tables) {
                Tables.make(connection, table);
            }
            Tables.empty(connection, tables);
            for (Table table : tables) {
                long expected = facts.number("rows." + table);
                try (InputStream in = new GZIPInputStream(Files.newInputStream(backup.file(Backup.file(table))))) {
                    long rows = Tables.read(connection, table, in);
                    if (rows != expected) {
                        throw new BackupException(table + " has " + rows + " rows, expected " + expected);
                    }
                }
            }
            for (String name : facts.names()) {
                if (name.startsWith("sequence.")) {
                    Tables.sequence(connection, name.substring("sequence.".length()), facts.number(name));
                }
            }
            connection.commit();
            Tables.analyze(connection);
            connection.commit();
        }
    }

    private static BackupReport report(SumFolder backup, BackupFacts facts) {
        List<Table> tables = facts.tables();
        return new BackupReport(
                facts.text("id"),
                facts.text("schema"),
                tables.size(),
                tables.stream()
                        .mapToLong(table -> facts.number("rows." + table))
                        .sum(),
                backup.files("landing/").size(),
                facts.number("ledger.size"),
                facts.text("ledger.root"));
    }
}
