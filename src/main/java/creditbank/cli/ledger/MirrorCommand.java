package creditbank.cli.ledger;

import creditbank.cli.HomeOptions;
import creditbank.ledger.mirror.Mirror;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.policy.Policy;
import creditbank.ledger.site.LogSite;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.ledger.witness.Witness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps a copy of a log. */
@Command(
        name = "mirror",
        description = {
            "Copies what is new in a log, checks it against what the copy has, and keeps it as a static folder.",
            "A log that does not continue the copy is refused. Run it after each night, by cron or a timer."
        },
        mixinStandardHelpOptions = true)
final class MirrorCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Mixin
    private KeyOption key = new KeyOption();

    @Parameters(paramLabel = "LOG", description = "The log's folder or its http(s) address.")
    private String from = "";

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The copy.")
    private Path out = Path.of("");

    @Option(names = "--policy", paramLabel = "FILE", description = "Who must have cosigned what is copied.")
    private @Nullable Path policy;

    @Option(names = "--cosign-as", paramLabel = "NAME", description = "Cosigns the copy's checkpoint by this name.")
    private String name = "";

    @Option(
            names = "--cosign-key",
            paramLabel = "FILE",
            description =
                    "The mirror's secret key; made at first, and beside it FILE.store with what it has cosigned, which must"
                            + " never be restored from a backup. It must not be a witness's.")
    private @Nullable Path keyFile;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        VerifierKey log = key.key(options.home());
        if (name.isEmpty() != (keyFile == null)) {
            throw new IllegalArgumentException("expected --cosign-as and --cosign-key together");
        }
        Optional<Policy> asked = policy == null ? Optional.empty() : Optional.of(Policy.read(policy));
        try (Witness own = cosigner(log)) {
            Mirror.Copied copied = new Mirror(LogSite.of(from), log, out, asked, Optional.ofNullable(own)).run();
            say("the copy of " + log.name() + " has " + copied.size() + " entries, " + (copied.size() - copied.before())
                    + " of them new, root " + copied.root());
            return 0;
        } catch (DamagedLogException e) {
            say("different: " + e.path() + ": " + e.reason());
            return 1;
        } catch (NoteException e) {
            say("different: checkpoint: " + e.getMessage());
            return 1;
        }
    }

    private @Nullable Witness cosigner(VerifierKey log) throws IOException {
        return keyFile == null
                ? null
                : Witness.open(
                        keyFile.resolveSibling(keyFile.getFileName() + ".store"),
                        keyFile,
                        name,
                        List.of(log),
                        Clock.systemUTC());
    }

    private void say(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }
}
