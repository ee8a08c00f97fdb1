package creditbank.cli;

import java.util.List;
import picocli.CommandLine.ParseResult;

/** The program's command line, for tests of other packages. */
public final class CommandLines {
    private CommandLines() {}

    /** Reads words as the program would, and runs nothing. */
    public static ParseResult parse(List<String> words) {
        return Main.commandLine().parseArgs(words.toArray(String[]::new));
    }
}
