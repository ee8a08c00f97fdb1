package creditbank.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that opens a home's database and closes it when its input ends. */
final class Holder implements AutoCloseable {
    final Process process;
    private final BufferedReader output;

    private Holder(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.US_ASCII);
    }

    /** Starts the process and waits, past log lines, until it has the database open. */
    static Holder start(Path home) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                java,
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                home.toString()));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Holder holder = new Holder(builder.start());
        for (String line = holder.output.readLine(); !"open".equals(line); line = holder.output.readLine()) {
            if (line == null) {
                throw new IOException("the process ended with "
                        + holder.process.onExit().join().exitValue());
            }
        }
        return holder;
    }

    /** Ends it with SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it with SIGTERM. */
    int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** Lets it close the database and end. */
    int leave() throws IOException {
        process.getOutputStream().close();
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() throws IOException {
        leave();
    }

    public static void main(String[] arguments) throws Exception {
        try (Database database = Database.open(Path.of(arguments[0]), TestDatabase.ENGINES)) {
            new PrintStream(System.out, true, StandardCharsets.US_ASCII)
                    .println(database.url().isEmpty() ? "closed" : "open");
            new InputStreamReader(System.in, StandardCharsets.US_ASCII).read();
        }
    }
}
