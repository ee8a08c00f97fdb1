package creditbank.cli.link;

import creditbank.practice.evaluate.BankAgreement;
import creditbank.resolve.evaluate.Evaluation;
import creditbank.resolve.evaluate.Evaluation.Mistake;
import creditbank.resolve.evaluate.Evaluation.Score;
import creditbank.resolve.table.ClusterFile;
import creditbank.run.centre.Centre;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says how well clusters agree with a truth. */
@Command(
        name = "evaluate",
        description =
                "Compares clusters with a truth: precision, recall and F1 of pairs, B-cubed, and the worst mistakes.",
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "A table with a first line; its first two columns are record id and entity id.")
    private @Nullable Path truth;

    @Parameters(
            paramLabel = "CLUSTERS",
            arity = "0..1",
            description = "A table as 'link' writes it: record id and cluster id.")
    private @Nullable Path clusters;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "A practice home, whose bank is compared with its truth.")
    private @Nullable Path home;

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (home != null) {
            return bank(home);
        }
        if (truth == null || clusters == null) {
            throw new ParameterException(
                    spec.commandLine(), "expected --truth FILE and CLUSTERS, or --home DIR of a practice bank");
        }
        Evaluation evaluation = Evaluation.of(ClusterFile.read(truth), ClusterFile.read(clusters));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(evaluation));
        } else {
            print(out, evaluation);
        }
        return 0;
    }

    private int bank(Path practice) throws Exception {
        try (Centre centre = Centre.open(practice, Map.of(), System.getenv());
                Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            BankAgreement agreement = BankAgreement.of(practice, connection);
            connection.rollback();
            spec.commandLine().getOut().println(json ? BankReport.json(agreement) : BankReport.text(agreement));
        }
        return 0;
    }

    private static void print(PrintWriter out, Evaluation evaluation) {
        out.printf(Locale.ROOT, "%d records scored%n", evaluation.records());
        if (evaluation.unknown().toTruth() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%d records of the clusters are not in the truth and were left out%n",
                    evaluation.unknown().toTruth());
        }
        if (evaluation.unknown().toClusters() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%d records of the truth are not in the clusters and were left out%n",
                    evaluation.unknown().toClusters());
        }
        print(out, "pairs", evaluation.pairs());
        print(out, "b-cubed", evaluation.bCubed());
        for (Mistake mistake : evaluation.worst()) {
            out.printf(Locale.ROOT, "%s, %d wrong pairs: %s%n", mistake.kind(), mistake.wrong(), mistake.parts());
        }
    }

    private static void print(PrintWriter out, String name, Score score) {
        out.printf(
                Locale.ROOT,
                "%-8s precision %.5f  recall %.5f  f1 %.5f%n",
                name,
                score.precision(),
                score.recall(),
                score.f1());
    }

    private static String json(Evaluation evaluation) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode()
                .put("records", evaluation.records())
                .put("unknownToTruth", evaluation.unknown().toTruth())
                .put("unknownToClusters", evaluation.unknown().toClusters());
        put(root, evaluation.pairs());
        put(root.putObject("pairs"), evaluation.pairs());
        put(root.putObject("bCubed"), evaluation.bCubed());
        ArrayNode worst = root.putArray("worst");
        for (Mistake mistake : evaluation.worst()) {
            ObjectNode node = worst.addObject().put("kind", mistake.kind()).put("wrongPairs", mistake.wrong());
            ArrayNode parts = node.putArray("parts");
            mistake.parts().forEach(part -> {
                ArrayNode ids = parts.addArray();
                part.forEach(ids::add);
            });
        }
        return mapper.writeValueAsString(root);
    }

    private static void put(ObjectNode node, Score score) {
        node.put("precision", score.precision()).put("recall", score.recall()).put("f1", score.f1());
    }
}
