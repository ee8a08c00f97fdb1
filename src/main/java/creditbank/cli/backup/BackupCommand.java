package creditbank.cli.backup;

import creditbank.cli.HomeOptions;
import creditbank.run.backup.Backup;
import creditbank.run.backup.BackupReport;
import creditbank.run.centre.Centre;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Backs a home up while it works. */
@Command(
        name = "backup",
        description =
                "Writes database, landed deliveries and log to one folder and the keys to another, while the bank goes"
                        + " on working. 'sha256sum -c SHA256SUMS' checks either.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "A new folder for the backup.")
    private Path to = Path.of("");

    @Option(
            names = "--keys-to",
            paramLabel = "DIR",
            required = true,
            description =
                    "A new folder for the keys, to be kept elsewhere: without them nobody can read ID numbers and deliveries, or sign for the log.")
    private Path keysTo = Path.of("");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (Centre centre = options.centre()) {
            BackupReport report = new Backup(centre).write(to, keysTo);
            PrintWriter out = spec.commandLine().getOut();
            if (options.json()) {
                out.println(BackupText.json(report));
            } else {
                out.print(BackupText.of(report));
                out.println("the keys are in " + keysTo + "; keep them apart from " + to);
            }
        }
        return 0;
    }
}
