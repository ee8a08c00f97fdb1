package creditbank.cli.records;

import creditbank.cli.HomeOptions;
import creditbank.credit.content.Facet;
import creditbank.credit.correct.Corrections.Given;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Corrects a record by hand. */
@Command(
        name = "correct",
        description =
                "Corrects one field of a record at once, in a sealed batch. The correction stands over what senders say,"
                        + " in every later delivery, until 'records restore' takes it back.",
        mixinStandardHelpOptions = true)
final class CorrectCommand implements Callable<Integer> {
    private static final String REASON = "[^\\p{Cntrl}]{1,500}";

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Mixin
    private Saying saying = new Saying();

    @Parameters(paramLabel = "RECORD", description = "The record's number, as in the exports.")
    private long record;

    @Option(
            names = "--field",
            paramLabel = "F",
            required = true,
            description = "provider, code, title, level, number, term, begin-date, end-date, result, credits or hours;"
                    + " a result is a score, a level, a letter or a mark.")
    private String field = "";

    @Option(names = "--value", paramLabel = "V", required = true, description = "What is right.")
    private String value = "";

    @Option(names = "--reason", paramLabel = "R", required = true, description = "Why; kept with the correction.")
    private String reason = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Facet facet = Stream.of(Facet.values())
                .filter(one -> one.word().equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--field " + field + ": expected one of "
                        + Stream.of(Facet.values()).map(Facet::word).collect(Collectors.joining(", "))));
        if (!reason.matches(REASON) || reason.isBlank()) {
            throw new IllegalArgumentException("--reason: expected a reason of at most 500 characters");
        }
        if (value.isBlank()) {
            throw new IllegalArgumentException("--value: expected what is right");
        }
        Given given = new Given(reason, saying.by());
        return Saying.act(
                options,
                spec.commandLine().getOut(),
                run -> run.correct(record, facet, value, given),
                "correction",
                id -> "records restore " + id);
    }
}
