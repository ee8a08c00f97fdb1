package creditbank.cli.review;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The queue of doubtful pairs, and what people decide about them. Its output is for the reviewer's eyes: it shows names as they were sent, for without them
 * nobody can decide; document numbers are masked, of telephone numbers it says whether they are equal, and nothing of it goes to any log.
 */
@Command(
        name = "review",
        description =
                "Shows pairs of identities that may be one learner, and takes what people decide about them. Names are"
                        + " shown as they were sent; keep the output as you keep the data.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            LinkCommand.class,
            ApartCommand.class,
            UndoCommand.class,
            ApplyCommand.class,
            DecisionsCommand.class
        })
public final class ReviewCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "expected one of list, show, link, apart, undo, apply, decisions");
    }
}
