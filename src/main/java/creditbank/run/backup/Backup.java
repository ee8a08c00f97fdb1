package creditbank.run.backup;

import creditbank.database.dump.Table;
import creditbank.database.dump.Tables;
import creditbank.resolve.match.Matches;
import creditbank.run.centre.Centre;
import creditbank.run.centre.LedgerState;
import creditbank.run.retention.Purges;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a backup of a home while the bank goes on working. First the log's files, then what the database was in one moment after, then the landing zone, then the keys: what the
 * database refers to is durable before it, so each of these has at least what the one before refers to. The log's files may lag behind the database by what was sealed meanwhile; opening the
 * restored home writes them anew from the database's entries.
 */
public final class Backup {
    private static final int BUFFER = 1 << 16;

    private final Centre centre;

    public Backup(Centre centre) {
        this.centre = centre;
    }

    /**
     * Writes both folders, which must be new or empty.
     *
     * @param to the backup
     * @param keysTo the keys
     * @throws BackupException if one of them lies in the other or in the home, or is not empty
     */
    public BackupReport write(Path to, Path keysTo) throws IOException, SQLException {
        Path home = centre.home();
        apart(to, keysTo);
        apart(to, home);
        apart(keysTo, home);
        try (Connection apart = centre.session()) {
            if (!Purges.lockForBackup(apart)) {
                throw new BackupException("a purge is going on; make the backup when it has ended");
            }
            try {
                return written(home, to, keysTo);
            } finally {
                Purges.unlockForBackup(apart);
            }
        }
    }

    private BackupReport written(Path home, Path to, Path keysTo) throws IOException, SQLException {
        SumFolder backup = SumFolder.make(to);
        SumFolder keys = SumFolder.make(keysTo);
        LedgerState ledger = centre.ledger();
        backup.copy(home.resolve("ledger"), "ledger");
        Facts facts = database(backup);
        backup.copy(home.resolve("landing"), "landing", "incoming/");
        backup.copy(home.resolve("archive"), "archive");
        String id = Files.readString(home.resolve("home.id"), StandardCharsets.US_ASCII)
                .strip();
        int landed = backup.files("landing/").size();
        BackupReport report = new BackupReport(
                id, facts.schema, facts.tables.size(), facts.rows(), landed, ledger.size(), ledger.root());
        backup.write(BackupFacts.NAME, out -> out.write(text(report, facts).getBytes(StandardCharsets.UTF_8)));
        keys.copy(home.resolve("keys"), "keys");
        keys.copy(home.resolve("connections.properties"), "connections.properties");
        keys.copy(home.resolve("anchor.properties"), "anchor.properties");
        requireNobodyErased(facts);
        // Killed before: two folders without sums, which nobody takes for a backup.
        keys.complete();
        backup.complete();
        return report;
    }

    /** What is known of the database's content. */
    private static final class Facts {
        private final String schema;
        private final Map<String, Long> sequences;
        private final List<String> tables = new ArrayList<>();
        private final List<Long> rows = new ArrayList<>();
        private long erasures;

        Facts(String schema, Map<String, Long> sequences) {
            this.schema = schema;
            this.sequences = sequences;
        }

        long rows() {
            return rows.stream().mapToLong(Long::longValue).sum();
        }
    }

    private Facts database(SumFolder backup) throws IOException, SQLException {
        try (Connection connection = centre.session()) {
            // Nobody may settle keys or take them away meanwhile: a truncated table is empty for every snapshot.
            Matches.shareSession(connection);
            connection.setAutoCommit(false);
            List<Table> staged = Tables.staged(connection);
            connection.rollback();
            Tables.snapshot(connection, staged);
            Facts facts = new Facts(Tables.schema(connection), Tables.sequences(connection));
            facts.erasures = Tables.erasures(connection);
            for (Table table : Tables.all(connection)) {
                backup.write(file(table), out -> facts.rows.add(rows(connection, table, out)));
                facts.tables.add(table.toString());
            }
            connection.rollback();
            return facts;
        }
    }

    /** Whoever was erased meanwhile would be in the backup, without the keys that an erasure needs. */
    private void requireNobodyErased(Facts facts) throws SQLException {
        try (Connection connection = centre.database().getConnection()) {
            if (Tables.erasures(connection) != facts.erasures) {
                throw new BackupException(
                        "a learner was erased meanwhile; remove both folders and make the backup anew");
            }
        }
    }

    private static long rows(Connection connection, Table table, OutputStream out) throws IOException {
        GZIPOutputStream zip = new GZIPOutputStream(out, BUFFER);
        try {
            long rows = Tables.write(connection, table, zip);
            zip.finish();
            return rows;
        } catch (SQLException e) {
            throw new IOException("reading " + table + ": " + e.getSQLState(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static String file(Table table) {
        return "database/" + table + ".copy.gz";
    }

    private static String text(BackupReport report, Facts facts) {
        StringBuilder text = new StringBuilder(256);
        line(text, "id", report.id());
        line(text, "program", Centre.PROGRAM);
        line(text, "schema", report.schema());
        line(text, "ledger.size", report.entries());
        line(text, "ledger.root", report.root());
        line(text, "tables", String.join(",", facts.tables));
        for (int i = 0; i < facts.tables.size(); i++) {
            line(text, "rows." + facts.tables.get(i), facts.rows.get(i));
        }
        facts.sequences.forEach((sequence, last) -> line(text, "sequence." + sequence, last));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(String.format(Locale.ROOT, "%s=%s%n", name, value));
    }

    private static void apart(Path one, Path other) {
        Path a = one.toAbsolutePath().normalize();
        Path b = other.toAbsolutePath().normalize();
        if (a.startsWith(b) || b.startsWith(a)) {
            throw new BackupException(one + " and " + other + " lie one in the other, expected folders apart");
        }
    }
}
