package creditbank.cli.link;

import creditbank.resolve.engine.Explanation;
import creditbank.resolve.engine.Linkage;
import creditbank.resolve.engine.Linked;
import creditbank.resolve.match.Matches;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.model.Trained;
import creditbank.resolve.model.file.ModelFile;
import creditbank.resolve.model.file.ModelText;
import creditbank.resolve.score.FrequencyFile;
import creditbank.resolve.table.RecordTable;
import creditbank.resolve.table.TableReader;
import creditbank.run.centre.Centre;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

/** Finds the records of one table, or of two, that name one entity. */
@Command(
        name = "link",
        description = "Finds the records of one table, or of several, that are of one entity, by a match model.",
        mixinStandardHelpOptions = true)
public final class LinkCommand implements Callable<Integer> {
    private static final int MOST_TABLES = 60;

    @Option(names = "--model", paramLabel = "FILE", required = true, description = "The match model.")
    private Path modelFile = Path.of("model.yaml");

    @Option(names = "--train", description = "Learns the model's numbers from these tables first.")
    private boolean train;

    @Option(names = "--save", paramLabel = "FILE", description = "Writes the model with what was learnt.")
    private @Nullable Path save;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Gets a line for each record: its id and its cluster's.")
    private Path out = Path.of("clusters.csv");

    @Option(
            names = "--explain",
            paramLabel = "ID",
            arity = "2",
            description = "Says why two records are or are not one.")
    private List<String> explain = new ArrayList<>();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Parameters(paramLabel = "TABLE", arity = "0..*", description = "CSV files; the first line names the columns.")
    private List<Path> tables = new ArrayList<>();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Takes a bank's identities instead of tables, to train its model of learners.")
    private @Nullable Path home;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (tables.size() > MOST_TABLES || tables.isEmpty() == (home == null)) {
            throw new ParameterException(
                    spec.commandLine(), "expected 1 to " + MOST_TABLES + " tables, or --home DIR and none");
        }
        long began = System.nanoTime();
        MatchModel model = ModelFile.read(modelFile);
        FrequencyFile known = train ? null : known(model);
        PrintWriter err = spec.commandLine().getErr();
        RecordTable records =
                home == null ? TableReader.read(model, tables, text -> say(err, began, text)) : everybody(model, home);
        say(err, began, records.size() + " records read");
        if (save != null && records.size() < 2) {
            throw new IllegalArgumentException("nothing can be learnt from " + records.size()
                    + " records, and a model that knows nothing is not saved");
        }
        Linked linked = new Linkage(model, records, text -> say(err, began, text)).run(known);
        linked.write(out);
        if (save != null) {
            save(linked, save);
        }
        List<Explanation> explanations =
                explain.isEmpty() ? List.of() : List.of(linked.explain(explain.getFirst(), explain.getLast()));
        List<String> wrong = linked.wrongExamples();
        wrong.forEach(text -> err.println(modelFile.getFileName() + ": " + text));
        PrintWriter to = spec.commandLine().getOut();
        to.println(json ? LinkJson.of(linked, explanations) : LinkText.of(linked, explanations));
        to.flush();
        return wrong.isEmpty() ? 0 : 1;
    }

    private static RecordTable everybody(MatchModel model, Path bank) throws IOException, SQLException {
        try (Centre centre = Centre.open(bank, Map.of(), System.getenv());
                Connection connection = centre.database().getConnection()) {
            connection.setAutoCommit(false);
            RecordTable everybody = Matches.everybody(connection, model, centre.vault());
            connection.rollback();
            return everybody;
        }
    }

    /** The frequencies that were learnt with the model. */
    private FrequencyFile known(MatchModel model) throws IOException {
        Trained trained = model.trained();
        String digest = trained == null ? null : trained.frequencies();
        if (digest == null) {
            throw new IllegalArgumentException(modelFile.getFileName()
                    + ": the model has not been trained; give --train, and --save FILE to keep it");
        }
        return FrequencyFile.read(folder(modelFile), digest);
    }

    private void save(Linked linked, Path file) throws IOException {
        Trained trained = linked.save(folder(file));
        String text = Files.readString(modelFile, StandardCharsets.UTF_8);
        Files.writeString(file, ModelText.with(text, linked.model(), trained), StandardCharsets.UTF_8);
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static void say(PrintWriter err, long began, String text) {
        err.printf(Locale.ROOT, "%7.1fs  %s%n", (System.nanoTime() - began) / 1e9, text);
        err.flush();
    }
}
