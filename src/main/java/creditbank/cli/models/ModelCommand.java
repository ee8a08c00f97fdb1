package creditbank.cli.models;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
        Preview() {
            super(run -> run.preview());
        }
    }

    /** Puts it in force. */
    @Command(
            name = "apply",
            description = "Matches everybody by the file's model, which is in force from then on, in a sealed batch;"
                    + " what people have decided stays. The file before it, applied again, takes it back.",
            mixinStandardHelpOptions = true)
    static final class Apply extends Matching {
        Apply() {
            super(run -> run.apply());
        }
    }
}
