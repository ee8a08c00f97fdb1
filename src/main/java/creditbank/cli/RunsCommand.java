package creditbank.cli;

import creditbank.batch.Batch;
import creditbank.batch.Batches;
import creditbank.run.centre.Centre;
import java.io.PrintWriter;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Lists the latest runs. */
@Command(name = "runs", description = "Lists the latest runs, newest first.", mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
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
            List<Batch> batches = Batches.latest(connection, most);
            PrintWriter out = spec.commandLine().getOut();
            if (options.json()) {
                out.println(json(batches));
            } else {
                out.printf(
                        Locale.ROOT,
                        "%8s %8s %-16s %-10s %-12s %9s %9s%n",
                        "run",
                        "batch",
                        "source",
                        "date",
                        "state",
                        "rows",
                        "refused");
                batches.forEach(batch -> out.printf(
                        Locale.ROOT,
                        "%8d %8d %-16s %-10s %-12s %9d %9d%n",
                        batch.run(),
                        batch.handle().id(),
                        batch.handle().source(),
                        batch.handle().date(),
                        batch.state().text(),
                        batch.rows(),
                        batch.refused()));
            }
        }
        return 0;
    }

    private static String json(List<Batch> batches) {
        JsonMapper mapper = JsonMapper.builder().build();
        ArrayNode array = mapper.createArrayNode();
        batches.forEach(batch -> array.addObject()
                .put("run", batch.run())
                .put("batch", batch.handle().id())
                .put("source", batch.handle().source())
                .put("date", batch.handle().date().toString())
                .put("state", batch.state().text())
                .put("rows", batch.rows())
                .put("refused", batch.refused()));
        return mapper.writeValueAsString(mapper.createObjectNode().set("runs", array));
    }
}
