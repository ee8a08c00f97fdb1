package creditbank.cli.models;

import creditbank.batch.Batch;
import creditbank.cli.HomeOptions;
import creditbank.resolve.Resolved;
import creditbank.run.centre.Centre;
import creditbank.run.models.ModelReport;
import creditbank.run.models.ModelRun;
import creditbank.run.source.Sources;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Matches everybody by the model of the file and prints what that changes. */
abstract class Matching implements Callable<Integer> {
    private static final int SHOWN = 8;

    @Mixin
    private HomeOptions options = new HomeOptions();

    @Spec
    private CommandSpec spec;

    /** What is done with the model; null where nobody wanted it done. */
    abstract @Nullable ModelReport act(ModelRun run) throws IOException, SQLException;

    /** The command. */
    CommandSpec spec() {
        return spec;
    }

    @Override
    public Integer call() throws Exception {
        var model = Sources.learners(options.root());
        var rules = Sources.rules(options.root());
        try (Centre centre = options.centre()) {
            ModelReport report = act(new ModelRun(centre, model, rules, options.today()));
            if (report != null) {
                spec.commandLine().getOut().println(options.json() ? json(report) : text(report));
            }
        }
        return 0;
    }

    private static String text(ModelReport report) {
        Resolved resolved = report.resolved();
        if (resolved == null) {
            return "The model " + shown(report.after()) + " is in force already; nothing was changed.";
        }
        Batch batch = report.batch();
        return changes(report, resolved)
                + (batch == null
                        ? "Nothing was changed; 'model apply' puts it in force."
                        : "batch " + batch.handle().id() + " of " + ModelRun.SOURCE + " is "
                                + batch.state().text());
    }

    /** Who goes where, in lines that end. */
    static String changes(ModelReport report, Resolved resolved) {
        return String.format(
                        Locale.ROOT,
                        "model     %s in the place of %s%npairs     %s%n",
                        shown(report.after()),
                        report.before().isEmpty() ? "none" : shown(report.before()),
                        resolved.matched().text())
                + String.format(
                        Locale.ROOT,
                        "learners  %,d go into others, %,d come back or are new; %,d identities and %,d records move%n",
                        resolved.forwarded(),
                        resolved.learners() + resolved.returned(),
                        resolved.moved(),
                        report.moved());
    }

    private static String json(ModelReport report) {
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode root = json.createObjectNode().put("before", report.before()).put("after", report.after());
        Resolved resolved = report.resolved();
        if (resolved != null) {
            root.putObject("pairs")
                    .put("candidates", resolved.matched().candidates())
                    .put("alike", resolved.matched().pairs())
                    .put("hotKeys", resolved.matched().hotKeys())
                    .put("unexamined", resolved.matched().unexamined())
                    .put("expectedLoss", resolved.matched().loss());
            root.putObject("learners")
                    .put("forwarded", resolved.forwarded())
                    .put("returned", resolved.returned())
                    .put("made", resolved.learners());
            root.put("movedIdentities", resolved.moved()).put("movedRecords", report.moved());
        }
        Batch batch = report.batch();
        if (batch != null) {
            root.putObject("batch")
                    .put("batch", batch.handle().id())
                    .put("run", batch.run())
                    .put("state", batch.state().text());
        }
        return json.writeValueAsString(root);
    }

    private static String shown(String digest) {
        return digest.substring(0, SHOWN);
    }
}
