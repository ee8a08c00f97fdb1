package creditbank.cli.models;

import creditbank.cli.report.Asking;
import creditbank.resolve.Resolved;
import creditbank.run.models.ModelReport;
import creditbank.run.models.ModelRun;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What another match model would do, and putting it in force. */
@Command(
        name = "model",
        description =
                "Shows what mappings/models/learners.yaml would change in who is who, where it is not the model in"
                        + " force, and puts it in force for everybody who is in the bank.",
        mixinStandardHelpOptions = true,
        subcommands = {ModelCommand.Preview.class, ModelCommand.Apply.class})
public final class ModelCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected one of preview, apply");
    }

    /** Shows what would change. */
    @Command(
            name = "preview",
            description = "Matches everybody by the file's model and takes that back; nights wait meanwhile.",
            mixinStandardHelpOptions = true)
    static final class Preview extends Matching {
        @Override
        ModelReport act(ModelRun run) throws IOException, SQLException {
            return run.preview();
        }
    }

    /** Puts it in force. */
    @Command(
            name = "apply",
            description = "Matches everybody by the file's model, which is in force from then on, in a sealed batch;"
                    + " what people have decided stays. The file before it, applied again, takes it back. Matches and"
                    + " takes that back first, to show what changes, and asks.",
            mixinStandardHelpOptions = true)
    static final class Apply extends Matching {
        @Option(names = "--yes", description = "Does not ask.")
        private boolean yes;

        @Override
        @Nullable
        ModelReport act(ModelRun run) throws IOException, SQLException {
            if (!yes) {
                ModelReport would = run.preview();
                Resolved resolved = would.resolved();
                if (resolved == null) {
                    return would;
                }
                if (!Asking.yes(spec(), changes(would, resolved))) {
                    return null;
                }
            }
            return run.apply();
        }
    }
}
