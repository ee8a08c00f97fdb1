package creditbank.cli.records;

import creditbank.batch.Batch;
import creditbank.cli.HomeOptions;
import creditbank.run.centre.Centre;
import creditbank.run.review.RecordsRun;
import creditbank.run.review.RecordsRun.Followed;
import creditbank.run.source.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What every command needs by which a person says something of a record. */
public final class Saying {
    @Option(
            names = "--by",
            paramLabel = "WHO",
            defaultValue = "${sys:user.name}",
            description = "Who says so; kept with it (default: ${DEFAULT-VALUE}).")
    private String by = "";

    /** What a command does. */
    @FunctionalInterface
    public interface Act {
        /** Says it. */
        Followed on(RecordsRun run) throws IOException, SQLException;
    }

    /** Who says it. */
    public String by() {
        if (!by.matches("[^\\p{Cntrl}]{1,100}") || by.isBlank()) {
            throw new IllegalArgumentException("--by: expected a name of at most 100 characters");
        }
        return by;
    }

    /**
     * Acts, and prints what became of it.
     *
     * @param word what was said, such as {@code correction}
     * @param back the command that takes it back, empty where there is none
     */
    public static int act(HomeOptions options, PrintWriter out, Act act, String word, LongFunction<String> back)
            throws IOException, SQLException {
        var learners = Sources.learners(options.root());
        var rules = Sources.rules(options.root());
        try (Centre centre = options.centre()) {
            Followed followed = act.on(new RecordsRun(centre, centre.inForce(learners), rules, options.today()));
            if (options.json()) {
                out.println(json(followed));
                return 0;
            }
            if (followed.word() != 0) {
                out.println(word + " " + followed.word());
            }
            out.println(batch(followed.batch()));
            out.println("The exports follow with the next night.");
            String command = back.apply(followed.word());
            if (!command.isEmpty()) {
                out.println("To take it back: " + options.shell().line(command));
            }
        }
        return 0;
    }

    private static String batch(@Nullable Batch batch) {
        return batch == null || batch.counts() == null
                ? "no batch was needed; another one has followed it already"
                : "batch " + batch.handle().id() + " of " + batch.handle().source() + " is "
                        + batch.state().text() + ", digest " + batch.contentDigest();
    }

    private static String json(Followed followed) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode().put("word", followed.word());
        Batch batch = followed.batch();
        if (batch != null) {
            root.putObject("batch")
                    .put("batch", batch.handle().id())
                    .put("source", batch.handle().source())
                    .put("state", batch.state().text())
                    .put("digest", batch.contentDigest());
        }
        return mapper.writeValueAsString(root);
    }
}
