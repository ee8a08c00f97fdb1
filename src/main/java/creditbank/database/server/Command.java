package creditbank.database.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** One short child process. */
final class Command {
    private Command() {}

    /**
     * How it ended.
     *
     * @param code the exit code
     * @param output what it wrote to both streams
     */
    record Result(int code, String output) {}

    /** Runs to the end. The output goes through a file, so that a daemon that inherits it cannot keep us waiting. */
    static Result run(List<String> command) throws IOException {
        Path output = Files.createTempFile("creditbank-", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR"));
            builder.environment().put("LC_ALL", "C");
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            builder.redirectInput(Path.of("/dev/null").toFile());
            Process process = builder.start();
            // The open file needs its name no more, and a killed program leaves none behind.
            try (InputStream said = Files.newInputStream(output, StandardOpenOption.DELETE_ON_CLOSE)) {
                int code = process.waitFor();
                return new Result(code, new String(said.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException)
                    new InterruptedIOException("interrupted while running " + command.getFirst()).initCause(e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
