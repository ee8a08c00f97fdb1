package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.database.TestDatabase;
import creditbank.practice.Confinement;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The program as a process of its own, as a person would start it. */
final class Program {
    private static final long PATIENCE_MINUTES = 10;
    private static final long PATIENCE_SECONDS = 60;

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
        return start(work, Map.of(), arguments);
    }

    /** Starts a command with more environment variables. */
    static Program start(Path work, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(command());
        command.addAll(Arrays.asList(arguments));
        return launch(work, environment, "", new ProcessBuilder(command));
    }

    /**
     * Gives a line to a shell whose folder has the program as {@code ops/creditbank}, as the project's has.
     *
     * @param line what the program has printed for people to paste
     */
    static Answer paste(Path work, String line) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(work.resolve("project/ops"));
        Path script = folder.resolve("creditbank");
        String project = Path.of("").toAbsolutePath().toString();
        Files.writeString(
                script,
                "#!/bin/sh\ncd '" + project + "' && exec '" + String.join("' '", command()) + "' \"$@\"\n",
                StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", line);
        return launch(
                        work,
                        Map.of(),
                        "",
                        shell.directory(work.resolve("project").toFile()))
                .await();
    }

    /** Root's command would start itself again, confined; confined from the start, this process is the one that works. */
    private static List<String> command() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "creditbank.cli.Main");
        return Confinement.overridesPermissions() ? Confinement.confined(command) : command;
    }

    private static Program launch(Path work, Map<String, String> environment, String typed, ProcessBuilder builder)
            throws IOException {
        Path out = Files.createTempFile(work, "out", ".txt");
        Path err = Files.createTempFile(work, "err", ".txt");
        builder.environment().putAll(TestDatabase.ENGINES);
        builder.environment().putAll(environment);
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(typed.getBytes(StandardCharsets.UTF_8));
        }
        return new Program(process, out, err);
    }

    /** Runs a command to its end. */
    static Answer run(Path work, String... arguments) throws IOException, InterruptedException {
        return start(work, arguments).await();
    }

    /** Runs a command to its end, and types this when it asks. */
    static Answer answering(Path work, String typed, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(command());
        command.addAll(Arrays.asList(arguments));
        return launch(work, Map.of(), typed, new ProcessBuilder(command)).await();
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

    /** SIGTERM, and the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("ends when told to")
                .isTrue();
        return process.exitValue();
    }

    /** Waits until what it has printed fits, or fails with what it has printed. */
    void awaitPrinted(Predicate<Program> fits) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2 * PATIENCE_SECONDS);
        while (!fits.test(this)) {
            if (System.nanoTime() > end || process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("has printed\n" + out() + "\n" + err());
            }
        }
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
