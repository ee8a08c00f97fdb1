package creditbank.cli.retention;

import creditbank.cli.HomeOptions;
import creditbank.cli.report.Asking;
import creditbank.run.centre.Centre;
import creditbank.run.retention.ArchiveReport;
import creditbank.run.retention.Policy;
import creditbank.run.retention.PolicyFile;
import creditbank.run.retention.Purge;
import creditbank.run.retention.PurgeReport;
import creditbank.run.retention.archive.ArchiveException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deletes what the retention policy lets age, or checks the archives of what was deleted. */
@Command(
        name = "purge",
        description =
                "Deletes what jobs/retention/policy.yaml lets age, after an archive that says what it was. Shows first"
                        + " what would be deleted, and asks.",
        mixinStandardHelpOptions = true)
public final class PurgeCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(names = "--preview", description = "Shows what would be deleted, and deletes nothing.")
    private boolean preview;

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Option(
            names = "--verify",
            description = "Checks all archives against their sums and the bank, and deletes nothing.")
    private boolean verify;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if ((preview ? 1 : 0) + (yes ? 1 : 0) + (verify ? 1 : 0) > 1) {
            throw new ParameterException(spec.commandLine(), "--preview, --yes and --verify: expected one of them");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (verify) {
            return verified(out);
        }
        Policy policy = PolicyFile.read(options.root())
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no jobs/retention/policy.yaml, so nothing ages"));
        try (Centre centre = options.centre()) {
            Purge purge = new Purge(centre, policy, Instant.now(Clock.systemUTC()));
            if (!yes) {
                PurgeReport due = purge.preview();
                if (preview || due.nothing()) {
                    out.println(said(due, true));
                    return 0;
                }
                if (!Asking.yes(spec, PurgeText.of(due, true))) {
                    return 0;
                }
            }
            out.println(said(purge.run(() -> false), false));
        }
        return 0;
    }

    private int verified(PrintWriter out) throws Exception {
        try (Centre centre = options.centre()) {
            ArchiveReport report = Purge.verify(centre);
            out.println(options.json() ? PurgeText.json(report) : PurgeText.of(report));
            return 0;
        } catch (ArchiveException e) {
            out.println(
                    options.json()
                            ? PurgeText.different(String.valueOf(e.getMessage()))
                            : "different: " + e.getMessage());
            return 1;
        }
    }

    private String said(PurgeReport report, boolean would) {
        return options.json() ? PurgeText.json(report) : PurgeText.of(report, would);
    }
}
