package creditbank.cli.ledger;

import creditbank.cli.HomeOptions;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.policy.Policy;
import creditbank.ledger.policy.PolicyException;
import creditbank.ledger.site.LogSite;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.seal.audit.DifferenceException;
import creditbank.seal.audit.RecordProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a bank against its log, or a log alone. */
@Command(
        name = "verify",
        description = {
            "Checks the home's bank against its log: every entry, tile and receipt, every batch derived anew from the bank's columns, and the export in force.",
            "Given a log, checks that alone; given a proof, checks that, offline. Says where the first difference is. It repairs nothing."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Mixin
    private KeyOption key = new KeyOption();

    @Parameters(
            paramLabel = "LOG",
            arity = "0..1",
            description = "A log's folder or its http(s) address, or a file with a proof.")
    private @Nullable String what;

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description = "A folder of exports to be checked against LOG; the home's are checked without it.")
    private @Nullable Path export;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "A checkpoint that was kept earlier, which the log must continue; may be given several times.")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Who must have cosigned (c2sp.org/tlog-policy), checked offline, of LOG or of a proof.")
    private @Nullable Path policy;

    @Option(names = "--show", description = "Prints what can be read in a proof.")
    private boolean show;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try {
            spec.commandLine().getOut().println(verify());
            return 0;
        } catch (DifferenceException e) {
            return different(e.place(), e.words());
        } catch (DamagedLogException e) {
            return different(e.path(), e.reason());
        } catch (PolicyException e) {
            throw new IllegalArgumentException("--policy: " + e.getMessage(), e);
        } catch (NoteException e) {
            String place = what != null && Files.isRegularFile(Path.of(what)) ? what : "checkpoint";
            return different(place, String.valueOf(e.getMessage()));
        }
    }

    private String verify() throws IOException, SQLException {
        VerifierKey believed = key.key(options.home());
        if (what != null && !LogSite.isAddress(what) && Files.isRegularFile(Path.of(what))) {
            RecordProof.Proved proved = Checks.proof(Path.of(what), believed, asked());
            return options.json() ? ProofText.json(proved, show) : ProofText.text(proved, show);
        }
        Verified verified = checked(believed);
        return options.json() ? verified.json() : verified.text();
    }

    private Verified checked(VerifierKey believed) throws IOException, SQLException {
        if (what == null) {
            if (export != null) {
                throw new ParameterException(spec.commandLine(), "--export: expected a LOG before it");
            }
            if (policy != null) {
                throw new ParameterException(spec.commandLine(), "--policy: expected a LOG or a proof before it");
            }
            return Checks.bank(options.home(), believed, checkpoints);
        }
        if (!LogSite.isAddress(what) && !Files.isDirectory(Path.of(what))) {
            throw new IllegalArgumentException(what + ": expected a log's folder or its http(s) address, or a proof");
        }
        return Checks.log(LogSite.of(what), believed, asked(), checkpoints, Optional.ofNullable(export));
    }

    private Optional<Policy> asked() throws IOException {
        return policy == null ? Optional.empty() : Optional.of(Policy.read(policy));
    }

    private int different(String place, String words) {
        spec.commandLine()
                .getOut()
                .println(options.json() ? Verified.difference(place, words) : "different: " + place + ": " + words);
        return 1;
    }
}
