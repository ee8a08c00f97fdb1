package creditbank.cli;

import creditbank.database.TestDatabase;
import creditbank.practice.Confinement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, as a person would start it. */
final class Program {
    private static final long PATIENCE_MINUTES = 10;

    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** How a command ended. */
    record Answer(int code, String out, String err) {}

    /** Starts a command in the project's folder; what it prints goes to files in the work folder. */
    static Program start(Path work, String... arguments) throws IOException {
        Path out = Files.createTempFile(work, "out", ".txt");
        Path err = Files.createTempFile(work, "err", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "creditbank.cli.Main"));
        command.addAll(Arrays.asList(arguments));
        // Root's command would start itself again, confined; confined from the start, this process is the one that
        // works.
        ProcessBuilder builder =
                new ProcessBuilder(Confinement.overridesPermissions() ? Confinement.confined(command) : command);
        builder.environment().putAll(TestDatabase.ENGINES);
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        return new Program(process, out, err);
    }

    /** Runs a command to its end. */
    static Answer run(Path work, String... arguments) throws IOException, InterruptedException {
        return start(work, arguments).await();
    }

    Answer await() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + PATIENCE_MINUTES + " minutes: " + Files.readString(err));
        }
        return new Answer(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    boolean endedWithin(long milliseconds) throws InterruptedException {
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    Process process() {
        return process;
    }

    String errorsSoFar() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }
}
