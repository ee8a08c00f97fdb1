package creditbank.cli.undo;

import creditbank.cli.HomeOptions;
import creditbank.cli.report.Asking;
import creditbank.run.centre.Centre;
import creditbank.run.source.Sources;
import creditbank.run.undo.UndoReport;
import creditbank.run.undo.UndoRun;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a batch back, or brings it back. */
@Command(
        name = "undo",
        description =
                "Takes back all that a batch brought: what it began ends, what it ended begins again, in a sealed batch"
                        + " of its own. What later batches and people have said stays. Shows first what would change.",
        mixinStandardHelpOptions = true)
public final class UndoCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options = new HomeOptions();

    @Parameters(paramLabel = "BATCH", description = "The batch's number, as runs prints it.")
    private long batch;

    @Option(names = "--undo", description = "Brings a batch back that was taken back.")
    private boolean again;

    @Option(names = "--preview", description = "Shows what would change, and changes nothing.")
    private boolean preview;

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (preview && yes) {
            throw new ParameterException(spec.commandLine(), "--preview and --yes: expected one of them");
        }
        PrintWriter out = spec.commandLine().getOut();
        var sources = Sources.load(options.root());
        try (Centre centre = options.centre()) {
            UndoRun run = new UndoRun(centre, sources, options.today());
            if (!yes) {
                UndoReport wouldDo = run.preview(batch, again);
                if (preview) {
                    out.println(options.json() ? UndoText.json(wouldDo) : UndoText.of(wouldDo, options.shell()));
                    return 0;
                }
                if (!Asking.yes(spec, UndoText.of(wouldDo, options.shell()))) {
                    return 0;
                }
            }
            UndoReport done = run.apply(batch, again);
            out.println(options.json() ? UndoText.json(done) : UndoText.of(done, options.shell()));
        }
        return 0;
    }
}
