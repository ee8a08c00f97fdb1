package creditbank.practice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the pipeline's process out of the truth. The folder has mode 000, which stops everybody but a superuser: root on Linux passes by CAP_DAC_OVERRIDE and
 * CAP_DAC_READ_SEARCH. A command that is started through setpriv (util-linux) without both in its bounding set has lost them, and so have its children.
 */
public final class Confinement {
    /** The bits of CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH. */
    private static final long OVERRIDING = 1L << 1 | 1L << 2;

    private static final String DROPPED = "-dac_override,-dac_read_search";

    private Confinement() {}

    /** Whether this process may open files against their permissions. */
    public static boolean overridesPermissions() {
        try {
            return overrides(Files.readAllLines(Path.of("/proc/self/status")));
        } catch (IOException e) {
            return false; // no Linux: nothing to drop
        }
    }

    static boolean overrides(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("CapEff:"))
                .map(line -> line.substring("CapEff:".length()).strip())
                .anyMatch(hex -> (Long.parseUnsignedLong(hex, 16) & OVERRIDING) != 0);
    }

    /** The command that runs another one without the two capabilities. */
    public static List<String> confined(List<String> command) {
        List<String> confined =
                new ArrayList<>(List.of("setpriv", "--bounding-set=" + DROPPED, "--inh-caps=" + DROPPED));
        confined.addAll(command);
        return List.copyOf(confined);
    }

    /** Runs a command confined, with this process's input and output, and gives its exit code; should this process be killed, so is the command. */
    public static int run(List<String> command) throws IOException, InterruptedException {
        List<String> tied = new ArrayList<>(confined(command));
        tied.add(1, "--pdeathsig=KILL");
        return new ProcessBuilder(tied).inheritIO().start().waitFor();
    }
}
