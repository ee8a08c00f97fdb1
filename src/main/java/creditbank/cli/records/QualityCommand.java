package creditbank.cli.records;

import creditbank.cli.HomeOptions;
import creditbank.credit.content.Facet;
import creditbank.review.quality.Qualities;
import creditbank.review.quality.Quality;
import creditbank.review.quality.Quality.Sender;
import creditbank.run.centre.Centre;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints how good the data are. */
@Command(
        name = "quality",
        description =
                "Reports how good the data are that senders report: rows, refusals and findings by code and sender, what"
                        + " waits for people, on what sources disagree, and corrections that senders contradict.",
        mixinStandardHelpOptions = true)
public final class QualityCommand implements Callable<Integer> {
    private static final int MONTH = 30;

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "The first business date whose rows and findings are counted (default: 30 days ago).")
    private @Nullable LocalDate since;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (Centre centre = options.centre();
                Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                LocalDate from = since == null ? options.today().minusDays(MONTH) : since;
                Quality quality = Qualities.of(connection, from);
                spec.commandLine().getOut().println(options.json() ? json(quality) : text(quality));
            } finally {
                connection.rollback();
            }
        }
        return 0;
    }

    private static String text(Quality quality) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "since %s%n%-24s %8s %12s %10s %6s%n",
                quality.since(),
                "source",
                "batches",
                "rows",
                "refused",
                "held"));
        for (Sender sender : quality.senders()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-24s %,8d %,12d %,10d %,6d%n",
                    sender.source(),
                    sender.batches(),
                    sender.rows(),
                    sender.refused(),
                    sender.held()));
            sender.findings()
                    .forEach(finding -> text.append(String.format(
                            Locale.ROOT,
                            "  %-30s %,12d rows%s%n",
                            finding.code(),
                            finding.rows(),
                            finding.error() ? ", refused" : "")));
        }
        text.append(String.format(
                Locale.ROOT,
                "waiting for people: %,d pairs of learners, %,d pairs of records; %,d decisions and corrections wait for"
                        + " a batch%n",
                quality.waiting().learners(),
                quality.waiting().records(),
                quality.waiting().words()));
        text.append("records whose sources disagree, by field");
        new TreeMap<>(quality.disagreements())
                .forEach((facet, records) -> text.append(
                        records == 0 ? "" : String.format(Locale.ROOT, "%n  %-30s %,12d", facet.word(), records)));
        new TreeMap<>(quality.corrections())
                .forEach((state, count) -> text.append(String.format(
                        Locale.ROOT, "%ncorrections %s: %,d", state.name().toLowerCase(Locale.ROOT), count)));
        new TreeMap<>(quality.disputes())
                .forEach((outcome, count) ->
                        text.append(String.format(Locale.ROOT, "%ndisputes %s: %,d", outcome, count)));
        return text.toString();
    }

    private static String json(Quality quality) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode().put("since", quality.since().toString());
        ArrayNode senders = root.putArray("senders");
        for (Sender sender : quality.senders()) {
            ObjectNode node = senders.addObject()
                    .put("source", sender.source())
                    .put("batches", sender.batches())
                    .put("rows", sender.rows())
                    .put("refused", sender.refused())
                    .put("held", sender.held());
            ArrayNode findings = node.putArray("findings");
            sender.findings()
                    .forEach(finding -> findings.addObject()
                            .put("code", finding.code())
                            .put("error", finding.error())
                            .put("rows", finding.rows()));
        }
        root.putObject("waiting")
                .put("learners", quality.waiting().learners())
                .put("records", quality.waiting().records())
                .put("words", quality.waiting().words());
        ObjectNode fields = root.putObject("disagreements");
        for (Facet facet : Facet.values()) {
            fields.put(facet.word(), quality.disagreements().getOrDefault(facet, 0L));
        }
        ObjectNode corrections = root.putObject("corrections");
        new TreeMap<>(quality.corrections())
                .forEach((state, count) -> corrections.put(state.name().toLowerCase(Locale.ROOT), count));
        ObjectNode disputes = root.putObject("disputes");
        new TreeMap<>(quality.disputes()).forEach(disputes::put);
        return mapper.writeValueAsString(root);
    }
}
