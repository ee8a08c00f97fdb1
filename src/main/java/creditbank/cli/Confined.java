package creditbank.cli;

import creditbank.practice.Confinement;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Starts this command again without root's power to open every file, where it has that: the practice truth must stay closed to it. */
final class Confined {
    private Confined() {}

    /** The exit code of the command run again, or nothing where this process is confined already. */
    static Optional<Integer> again(CommandLine command) throws IOException, InterruptedException {
        if (!Confinement.overridesPermissions()) {
            return Optional.empty();
        }
        List<String> again = new ArrayList<>();
        again.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        again.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        again.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        again.addAll(command.getParent().getParseResult().originalArgs());
        return Optional.of(Confinement.run(again));
    }
}
