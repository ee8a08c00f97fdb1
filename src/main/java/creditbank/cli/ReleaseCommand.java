package creditbank.cli;

import creditbank.batch.Batch;
import creditbank.batch.Batches;
import creditbank.batch.release.Releases;
import creditbank.run.centre.Centre;
import java.io.PrintWriter;
import java.sql.Connection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Lets a run pass that a limit of its job file holds. */
@Command(
        name = "release",
        description =
                "Lets a run pass that is held since its delivery withdraws or refuses more than the job file allows:"
                        + " for when a person has looked and it is right. 'rerun' goes on with it.",
        mixinStandardHelpOptions = true)
final class ReleaseCommand implements Callable<Integer> {
    private static final String PLAIN = "[^\\p{Cntrl}]{1,200}";

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Parameters(paramLabel = "RUN", description = "The run's number, as nightly and runs print it.")
    private long run;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why it is right; kept with the run.")
    private String reason = "";

    @Option(
            names = "--by",
            paramLabel = "WHO",
            defaultValue = "${sys:user.name}",
            description = "Who has looked; kept with the run (default: ${DEFAULT-VALUE}).")
    private String by = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!reason.matches(PLAIN) || reason.isBlank() || !by.matches(PLAIN) || by.isBlank()) {
            throw new IllegalArgumentException("--reason and --by: expected a text of at most 200 characters");
        }
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            Batch batch = Batches.ofRun(connection, run)
                    .orElseThrow(() -> new IllegalArgumentException("there is no run " + run + " with a batch"));
            Releases.add(connection, batch.handle().id(), by, reason);
            PrintWriter out = spec.commandLine().getOut();
            String rerun = options.shell().line("rerun " + run);
            if (options.json()) {
                JsonMapper json = JsonMapper.builder().build();
                out.println(json.writeValueAsString(json.createObjectNode()
                        .put("run", run)
                        .put("batch", batch.handle().id())
                        .put("by", by)
                        .put("rerun", rerun)));
            } else {
                out.println("run " + run + " is released; now: " + rerun);
            }
        }
        return 0;
    }
}
