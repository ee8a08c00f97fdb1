package creditbank.matrix.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a dead process may have left behind: files and tables that a night which nobody disturbed does not leave. */
final class Leftovers {
    private static final String STAGED = """
            select tablename from pg_tables
            where schemaname = 'staging' and tablename not in ('claim', 'identity', 'mention') order by 1""";

    private Leftovers() {}

    /** The files of a home beside its database, without what is random or counted in their names; a landed file keeps its digest. */
    static Set<String> files(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> home.relativize(file).toString())
                    .filter(file -> !file.startsWith("database/") && !file.equals("connections.properties"))
                    .map(Leftovers::plain)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String plain(String file) {
        return file.matches("landing/[0-9a-f]{2}/[0-9a-f]{64}")
                ? file
                : file.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}", "*")
                        .replaceAll("[0-9a-f]{16,}", "*")
                        .replaceAll("[0-9]+", "#");
    }

    /** What is too much or missing among the files. */
    static List<String> files(Set<String> expected, Set<String> found, boolean moreLanded) {
        List<String> problems = new ArrayList<>();
        found.stream()
                .filter(file -> !expected.contains(file))
                .filter(file -> !(moreLanded && file.matches("landing/[0-9a-f]{2}/[0-9a-f]{64}")))
                .forEach(file -> problems.add("a file is left over: " + file));
        expected.stream()
                .filter(file -> !found.contains(file))
                .forEach(file -> problems.add("a file is gone: " + file));
        return problems;
    }

    /** Files in the program's temporary folder. */
    static List<String> temporary(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> "a temporary file is left over: " + folder.relativize(file))
                    .sorted()
                    .toList();
        }
    }

    /** Tables of a batch or of a delivery in the staging schema. */
    static List<String> tables(Connection connection) throws SQLException {
        List<String> problems = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STAGED)) {
            while (row.next()) {
                problems.add("a table is left over: staging." + row.getString(1));
            }
        }
        return problems;
    }
}
