package creditbank.cli.ledger;

import creditbank.cli.HomeOptions;
import creditbank.database.Database;
import creditbank.ledger.note.TlogProof;
import creditbank.ledger.note.VerifierKey;
import creditbank.seal.audit.DifferenceException;
import creditbank.seal.audit.RecordProver;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the proof of a record. */
@Command(
        name = "prove",
        description = {
            "Writes a proof that a record is in the log, which anybody can check offline with 'ledger verify FILE'.",
            "The groups that are not named stay hidden: their hashes say nothing about them."
        },
        mixinStandardHelpOptions = true)
final class ProveCommand implements Callable<Integer> {
    private static final List<String> GROUPS = List.of("who", "what", "where", "when", "result", "credit");

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Mixin
    private KeyOption key = new KeyOption();

    @Parameters(paramLabel = "RECORD", description = "The record's number, as 'query' shows it.")
    private long record;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "A new file, such as F.tlog-proof.")
    private Path out = Path.of("");

    @Option(names = "--record-version", paramLabel = "N", description = "Which version (default: the last).")
    private int version;

    @Option(
            names = "--groups",
            paramLabel = "GROUP",
            split = ",",
            description = "What can be read in it, of who, what, where, when, result, credit (default: all).")
    private List<String> groups = GROUPS;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Set<String> shown = new LinkedHashSet<>(groups);
        Set<String> wrong = new TreeSet<>(shown);
        wrong.removeAll(Set.copyOf(GROUPS));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "--groups: '" + wrong.iterator().next() + "', expected some of " + GROUPS);
        }
        VerifierKey believed = key.key(options.home());
        try {
            Files.write(out, proof(believed, shown).bytes(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (DifferenceException e) {
            spec.commandLine().getErr().println("prove: " + e.getMessage());
            return 1;
        }
        spec.commandLine()
                .getOut()
                .println(
                        options.json()
                                ? ProofText.written(out, record)
                                : "the proof of record " + record + " is in " + out + "; anybody checks it with\n"
                                        + "ops/creditbank ledger verify " + out + " --vkey '" + believed + "'");
        return 0;
    }

    private TlogProof proof(VerifierKey believed, Set<String> shown) throws IOException, SQLException {
        Path home = options.home();
        Checks.requireBank(home);
        try (Database database = Database.open(home, System.getenv());
                Connection connection = database.dataSource().getConnection()) {
            Vault vault = Vault.open(home.resolve("keys"));
            connection.setAutoCommit(false);
            try {
                return new RecordProver(
                                vault.recordKeys(), home.resolve("ledger").resolve("log"), believed)
                        .prove(connection, record, version, shown);
            } finally {
                connection.rollback();
            }
        }
    }
}
