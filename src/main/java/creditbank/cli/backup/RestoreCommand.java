package creditbank.cli.backup;

import creditbank.cli.HomeOptions;
import creditbank.run.backup.BackupReport;
import creditbank.run.backup.Restore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a home of a backup. */
@Command(
        name = "restore",
        description =
                "Makes the home, which must be new, of a backup and its keys. It takes the place of the one that was"
                        + " backed up: two that go on from one backup would sign two histories.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(names = "--from", paramLabel = "DIR", required = true, description = "The backup.")
    private Path from = Path.of("");

    @Option(names = "--keys-from", paramLabel = "DIR", required = true, description = "Its keys.")
    private Path keysFrom = Path.of("");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        BackupReport report = new Restore(from, keysFrom).into(options.home(), System.getenv());
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(BackupText.json(report));
            return 0;
        }
        out.print(BackupText.of(report));
        out.println("now: " + options.shell().line("ledger verify"));
        out.println("If the bank went on after this backup, its published log has more than " + report.entries()
                + " entries, and this home must not sign others in their place: bring deliveries that came since again,"
                + " and compare with what watchers of the log have seen before the next night.");
        return 0;
    }
}
