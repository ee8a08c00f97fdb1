package creditbank.cli.ledger;

import creditbank.cli.HomeOptions;
import creditbank.ledger.Publishing;
import creditbank.ledger.note.Checkpoint;
import creditbank.run.centre.Centre;
import java.time.Duration;
import java.time.format.DateTimeParseException;
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

/** Asks the witnesses for what waits. */
@Command(
        name = "publish",
        description = {
            "Asks the witnesses of HOME/ledger/policy to cosign what waits, and shows it to readers when the quorum is met.",
            "'nightly' and 'serve' do the same by themselves. Exit code 1: something has waited too long, or a witness contradicts."
        },
        mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Option(
            names = "--alarm-after",
            paramLabel = "DURATION",
            description = "How long a checkpoint may wait, such as PT1H; else what ledger/ledger.properties says.")
    private @Nullable String alarmAfter;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Checks.requireBank(options.home());
        try (Centre centre = options.centre()) {
            Publishing publishing = centre.publishLedger();
            boolean alarm = publishing.alarm() || (alarmAfter != null && publishing.late(patience(alarmAfter)));
            spec.commandLine().getOut().println(options.json() ? json(publishing, alarm) : text(publishing, alarm));
            spec.commandLine().getOut().flush();
            return alarm ? 1 : 0;
        }
    }

    private static Duration patience(String alarmAfter) {
        try {
            return Duration.parse(alarmAfter);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "--alarm-after: '" + alarmAfter + "', expected a duration such as PT1H", e);
        }
    }

    private static String text(Publishing publishing, boolean alarm) {
        return (alarm && !publishing.alarm() ? "ALARM: " : "") + publishing.words();
    }

    private static String json(Publishing publishing, boolean alarm) {
        ObjectNode root = JSON.createObjectNode()
                .put("good", !alarm)
                .put("signed", publishing.signed().size())
                .put("published", publishing.published().map(Checkpoint::size).orElse(0L))
                .put("held", publishing.held());
        publishing.waitingSince().ifPresent(since -> root.put("waitingSince", since.toString()));
        publishing.cosigned().forEach(root.putArray("cosigned")::add);
        ArrayNode failures = root.putArray("failures");
        publishing.asked().stream()
                .filter(one -> !one.failure().isEmpty())
                .forEach(one -> failures.addObject()
                        .put("witness", one.witness().name())
                        .put("words", one.failure())
                        .put("contradicts", one.contradicts()));
        return JSON.writeValueAsString(root);
    }
}
