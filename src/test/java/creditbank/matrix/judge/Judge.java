package creditbank.matrix.judge;

import creditbank.ledger.OtherVerifier;
import creditbank.ledger.note.VerifierKey;
import creditbank.matrix.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares a home that was disturbed and has recovered with the one that nobody disturbed. */
public final class Judge {
    private final Facts expected;
    private final Canaries canaries;

    public Judge(Facts expected, Canaries canaries) {
        this.expected = expected;
        this.canaries = canaries;
    }

    /** Looks at everything; nothing else uses the home. */
    public Verdict judge(Home home, Allowance allowance) throws IOException, SQLException, InterruptedException {
        List<String> problems = new ArrayList<>();
        // Before the server starts, which may tidy up.
        problems.addAll(Leftovers.temporary(home.temporary()));
        problems.addAll(canaries.in(home.said()));
        problems.addAll(canaries.in(home.path()));
        home.startServer();
        try (Connection connection = home.connect()) {
            Facts found = content(home, connection, problems);
            problems.addAll(Leftovers.files(expected.files(), found.files(), allowance.landed()));
            if (!allowance.refused()) {
                problems.addAll(Leftovers.tables(connection));
            }
            problems.addAll(RunChecks.of(connection, allowance));
            problems.addAll(LeafChecks.of(connection));
            problems.addAll(ExportChecks.of(home.path(), found.records()));
            problems.addAll(Audits.of(home.path(), home.dataSource()));
            problems.addAll(otherVerifier(home.path()));
            return new Verdict(
                    expected.missingIn(found),
                    found.missingIn(expected),
                    !found.digest().equals(expected.digest()),
                    List.copyOf(problems));
        } finally {
            home.stopServer();
        }
    }

    private Facts content(Home home, Connection connection, List<String> problems) throws IOException, SQLException {
        try {
            Facts found = Facts.of(home, connection);
            if (!found.digest().equals(expected.digest())) {
                problems.add("the content digest is " + found.digest() + ", undisturbed " + expected.digest());
            }
            long lost = expected.missingIn(found);
            long doubled = found.missingIn(expected);
            if (lost + doubled > 0) {
                problems.add(lost + " records lost, " + doubled + " too many");
            }
            return found;
        } catch (IllegalStateException e) {
            problems.add("the content cannot be computed: " + e.getMessage());
            return new Facts("", 0, Map.of(), Leftovers.files(home.path()));
        }
    }

    private static List<String> otherVerifier(Path home) throws IOException, InterruptedException {
        Path ledger = home.resolve("ledger");
        String key = Files.readString(ledger.resolve("log.vkey"), StandardCharsets.US_ASCII);
        String said = OtherVerifier.run(ledger.resolve("log").toString(), VerifierKey.parse(key.strip()));
        return said.startsWith("0 ") ? List.of() : List.of("verify-log.py says: " + said);
    }
}
