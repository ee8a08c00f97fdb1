package creditbank.cli;

import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Severity;
import creditbank.run.DeliveryCheck;
import creditbank.run.centre.LedgerHome;
import creditbank.run.source.Source;
import creditbank.run.source.SourceList;
import creditbank.run.source.Sources;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Checks the files that users write, or the files of a delivery, without a database. */
@Command(
        name = "check",
        description =
                "Checks jobs, routes, mappings and their examples, and the home's policy of witnesses; with files, what a night would say of that delivery."
                        + " Needs no database.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(names = "--source", paramLabel = "NAME", description = "The source that the files are from.")
    private @Nullable String source;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "All files of one delivery, named as they are sent.")
    private List<Path> files = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (files.isEmpty() != (source == null)) {
            throw new ParameterException(spec.commandLine(), "expected --source and the files of a delivery together");
        }
        return source == null ? configuration() : delivery(source);
    }

    private int configuration() throws Exception {
        List<String> problems = new ArrayList<>(Sources.check(options.root()));
        problems.addAll(LedgerHome.check(options.home()));
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            ArrayNode array = JSON.createArrayNode();
            problems.forEach(array::add);
            out.println(JSON.writeValueAsString(JSON.createObjectNode().set("problems", array)));
        } else if (problems.isEmpty()) {
            out.println("jobs, routes and mappings are right, and every example holds");
        } else {
            problems.forEach(out::println);
        }
        return problems.isEmpty() ? 0 : Main.WRONG_USE;
    }

    private int delivery(String name) throws Exception {
        Source chosen = new SourceList(options.sources()).named(name);
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException(file + " cannot be read");
            }
        }
        DeliveryCheck.Outcome outcome = options.json() ? json(chosen) : text(chosen);
        return outcome.taken() && outcome.refused() == 0 ? 0 : Main.FAILED;
    }

    private DeliveryCheck.Outcome text(Source chosen) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Map<Code, Long> codes = new EnumMap<>(Code.class);
        DeliveryCheck.Outcome outcome = DeliveryCheck.run(chosen, files, finding -> {
            codes.merge(finding.code(), 1L, Long::sum);
            out.println((finding.severity() == Severity.ERROR ? "error   " : "warning ") + finding);
        });
        out.println();
        codes.forEach((code, count) -> out.printf(Locale.ROOT, "%9d %-26s %s%n", count, code.id(), code.meaning()));
        out.printf(
                Locale.ROOT,
                "%s: %d rows, %d would be refused, %d warnings; the delivery would be %s%n",
                chosen.name(),
                outcome.rows(),
                outcome.refused(),
                outcome.warnings(),
                outcome.taken() ? "taken" : "refused");
        return outcome;
    }

    private DeliveryCheck.Outcome json(Source chosen) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        JsonGenerator json = JSON.createGenerator(out);
        json.writeStartObject();
        json.writeStringProperty("source", chosen.name());
        json.writeArrayPropertyStart("findings");
        DeliveryCheck.Outcome outcome = DeliveryCheck.run(chosen, files, finding -> write(json, finding));
        json.writeEndArray();
        json.writeNumberProperty("rows", outcome.rows());
        json.writeNumberProperty("refused", outcome.refused());
        json.writeNumberProperty("warnings", outcome.warnings());
        json.writeBooleanProperty("taken", outcome.taken());
        json.writeEndObject();
        json.flush();
        out.println();
        return outcome;
    }

    private static void write(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("code", finding.code().id());
        json.writeStringProperty("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("file", finding.place().file());
        json.writeNumberProperty("line", finding.place().line());
        json.writeStringProperty("field", finding.field());
        json.writeStringProperty("value", finding.value());
        json.writeStringProperty("expected", finding.expected());
        json.writeEndObject();
    }
}
