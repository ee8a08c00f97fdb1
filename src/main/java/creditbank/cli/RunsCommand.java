package creditbank.cli;

import creditbank.batch.Batch;
import creditbank.batch.Counts;
import creditbank.batch.undo.Undoings;
import creditbank.cli.report.RunText;
import creditbank.resolve.Decisions;
import creditbank.run.History;
import creditbank.run.RunLine;
import creditbank.run.centre.Centre;
import creditbank.run.models.ModelRun;
import creditbank.run.registry.RegistryRun;
import creditbank.run.retention.Aged;
import creditbank.run.rules.RulesRun;
import creditbank.run.watch.Watch;
import java.io.PrintWriter;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the latest runs. */
@Command(name = "runs", description = "Lists the latest runs, newest first.", mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
    private static final String ROW = "%8s %8s %-16s %-10s %-12s %9s %9s%n";
    private static final String MORE = "                  %s%n";

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int most = 20;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            new Watch(centre).look();
            List<RunLine> runs = History.latest(connection, most);
            PrintWriter out = spec.commandLine().getOut();
            if (options.json()) {
                out.println(json(runs));
            } else {
                out.printf(Locale.ROOT, ROW, "run", "batch", "source", "date", "state", "rows", "refused");
                for (RunLine run : runs) {
                    print(out, run);
                    String gone = Aged.words(connection, run.batch());
                    if (!gone.isEmpty()) {
                        out.printf(Locale.ROOT, MORE, gone);
                    }
                }
            }
        }
        return 0;
    }

    private void print(PrintWriter out, RunLine run) {
        Batch batch = run.batch();
        out.printf(
                Locale.ROOT,
                ROW,
                batch.run(),
                batch.handle().id(),
                batch.handle().source(),
                batch.handle().date(),
                run.state(),
                batch.rows(),
                batch.refused());
        String seen = RunText.seen(run);
        if (!seen.isEmpty()) {
            out.printf(Locale.ROOT, MORE, seen);
        }
        if (run.again().any()) {
            out.printf(Locale.ROOT, MORE, RunText.again(run.again()));
        }
        if (!run.cause().isEmpty()) {
            String step = run.step().isEmpty() ? "" : "step '" + run.step() + "': ";
            out.printf(Locale.ROOT, MORE, step + run.cause());
        }
        if (run.rerunnable() || run.undone()) {
            out.printf(Locale.ROOT, MORE, rerun(run));
        }
    }

    private String rerun(RunLine run) {
        if (run.undone()) {
            return options.shell().line("undo " + run.batch().handle().id() + " --undo");
        }
        if (run.held()) {
            return options.shell().line("release " + run.batch().run() + " --reason …");
        }
        if (!run.rerunnable()) {
            return "";
        }
        String again = switch (run.batch().handle().source()) {
            case Decisions.SOURCE -> "review apply";
            case RulesRun.SOURCE -> "rules apply";
            case RegistryRun.SOURCE -> "nightly";
            case ModelRun.SOURCE -> "model apply";
            case Undoings.SOURCE -> "nightly";
            default ->
                run.batch().run() < 0 ? "nightly" : "rerun " + run.batch().run();
        };
        return options.shell().line(again);
    }

    private static ObjectNode counts(ObjectNode node, RunLine run) {
        Counts counts = run.batch().counts();
        if (counts != null) {
            node.putObject("counts")
                    .put("new", counts.fresh())
                    .put("changed", counts.changed())
                    .put("unchanged", counts.unchanged())
                    .put("duplicate", counts.duplicate())
                    .put("withdrawn", counts.withdrawn())
                    .put("missing", counts.missing())
                    .put("moved", counts.moved());
        }
        return node.put("began", run.times().began().toString())
                .put("ended", Objects.toString(run.times().ended(), ""))
                .put("digest", run.batch().contentDigest())
                .put("completed", run.completed())
                .put("stage", run.advance() == null ? "" : run.advance().stage())
                .put("seen", Objects.toString(run.seen(), ""))
                .put("read", run.again().read())
                .put("read_again", run.again().readAgain())
                .put("read_again_percent", run.again().readShare())
                .put("credited_again", run.again().creditedAgain())
                .put("credited_again_percent", run.again().creditedShare());
    }

    private String json(List<RunLine> runs) {
        JsonMapper mapper = JsonMapper.builder().build();
        ArrayNode array = mapper.createArrayNode();
        runs.forEach(run -> counts(array.addObject(), run)
                .put("run", run.batch().run())
                .put("batch", run.batch().handle().id())
                .put("source", run.batch().handle().source())
                .put("date", run.batch().handle().date().toString())
                .put("state", run.state())
                .put("rows", run.batch().rows())
                .put("refused", run.batch().refused())
                .put("step", run.step())
                .put("cause", run.cause())
                .put("rerun", rerun(run)));
        return mapper.writeValueAsString(mapper.createObjectNode().set("runs", array));
    }
}
