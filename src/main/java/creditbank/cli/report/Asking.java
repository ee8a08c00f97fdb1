package creditbank.cli.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Shows what a command would do, and asks whether it shall. */
public final class Asking {
    private Asking() {}

    /**
     * Asks at the terminal.
     *
     * @param preview what would be done
     * @throws ParameterException if nobody answers
     */
    public static boolean yes(CommandSpec spec, String preview) throws IOException {
        spec.commandLine().getErr().println(preview);
        spec.commandLine().getErr().print("Do it? [y/N] ");
        spec.commandLine().getErr().flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (answer == null) {
            throw new ParameterException(
                    spec.commandLine(), "nobody answered, so nothing was changed; --yes does it without asking");
        }
        return answer.strip().toLowerCase(Locale.ROOT).equals("y");
    }
}
