package creditbank.cli.ledger;

import creditbank.cli.HomeOptions;
import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Prints what the ledger has signed last. */
@Command(
        name = "checkpoint",
        description = "Prints the signed checkpoint, to be kept: a log that does not continue it is a forgery.",
        mixinStandardHelpOptions = true)
final class CheckpointCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        VerifierKey key = new KeyOption().key(options.home());
        LogSite site = LogSite.folder(options.home().resolve("ledger").resolve("log"));
        byte[] note = new LogAudit(site, key).note();
        Checkpoint checkpoint = Checkpoint.open(note, key);
        String text = new String(note, StandardCharsets.UTF_8);
        if (options.json()) {
            text = JSON.writeValueAsString(JSON.createObjectNode()
                            .put("origin", checkpoint.origin())
                            .put("size", checkpoint.size())
                            .put("root", checkpoint.root().toString())
                            .put("note", text))
                    + "\n";
        }
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
