package creditbank.database.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One short child process. */
final class Command {
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private Command() {}

    /**
     * How it ended.
     *
     * @param code the exit code
     * @param output what it wrote to both streams
     */
    record Result(int code, String output) {}

    /** Runs a command that leaves no daemon behind to its end. */
    static Result run(List<String> command) throws IOException {
        Process process = builder(command).start();
        try (InputStream said = process.getInputStream()) {
            String output = new String(said.readAllBytes(), BYTES);
            return new Result(end(process, command), output);
        }
    }

    /**
     * Runs to the end. The output goes through a file, so that a daemon that inherits it cannot keep us waiting.
     *
     * @param output of nobody else; written anew, and gone afterwards unless we are killed
     */
    static Result run(List<String> command, Path output) throws IOException {
        try {
            Process process = builder(command).redirectOutput(output.toFile()).start();
            return new Result(end(process, command), Files.readString(output, BYTES));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR"));
        builder.environment().put("LC_ALL", "C");
        return builder.redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
    }

    private static int end(Process process, List<String> command) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException)
                    new InterruptedIOException("interrupted while running " + command.getFirst()).initCause(e);
        }
    }
}
