package creditbank.matrix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The program as a process of its own. What it prints goes to files; its progress can be followed. */
public final class Nightly {
    private static final long PATIENCE_MINUTES = 10;
    private static final int OTHERS_SECONDS = 20;

    private final Process process;
    private final boolean traced;
    private final Path out;
    private final Path err;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private volatile boolean hung;

    private Nightly(Process process, boolean traced, Path out, Path err, Consumer<String> follower) {
        this.process = process;
        this.traced = traced;
        this.out = out;
        this.err = err;
        this.reader = Thread.ofPlatform().daemon().start(() -> follow(follower));
    }

    /**
     * How it ended.
     *
     * @param code the exit code; 137 after SIGKILL
     */
    public record Answer(int code, String out, String err) {}

    /**
     * Starts a command.
     *
     * @param tracer the words before the command line, of a program that starts it as its child; may be none
     * @param follower is given each line of progress
     */
    static Nightly start(
            List<String> tracer,
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Consumer<String> follower)
            throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> words = new ArrayList<>(tracer);
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words).redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new Nightly(process, !tracer.isEmpty(), out, err, follower);
    }

    private void follow(Consumer<String> follower) {
        try (BufferedReader in = process.errorReader(StandardCharsets.UTF_8);
                var file = Files.newBufferedWriter(err, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                file.write(line);
                file.newLine();
                file.flush();
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
                follower.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading what the program says", e);
        }
    }

    /** The program's own process, below its tracer where it has one. */
    public long pid() {
        if (!traced) {
            return process.pid();
        }
        return process.children().findFirst().orElse(process.toHandle()).pid();
    }

    /** Whether it has not ended. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Whether it did not end for so long that it was killed. */
    boolean hung() {
        return hung;
    }

    /** Waits until it has said this stage of its progress; false where it ended before it did. */
    public boolean awaitSaid(Moment moment) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        synchronized (lines) {
            while (lines.stream().filter(moment::is).count() < moment.number()) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    return lines.stream().filter(moment::is).count() >= moment.number();
                }
                lines.wait(50);
            }
            return true;
        }
    }

    /** Sends it a signal, such as KILL, STOP or CONT. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** SIGKILL, and waits for its end. */
    public void kill() throws IOException, InterruptedException {
        signal("KILL");
        await();
    }

    /** Whether it ends within so many milliseconds. */
    public boolean endsWithin(long milliseconds) throws InterruptedException {
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Waits for its end; one that does not end is killed, which its code shows. */
    public Answer await() throws IOException, InterruptedException {
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            hung = true;
            try (Stream<ProcessHandle> all = process.descendants()) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
            process.destroyForcibly().waitFor();
        }
        // A server that it has started inherits nothing of its streams, so that they end with it.
        reader.join(TimeUnit.SECONDS.toMillis(OTHERS_SECONDS));
        return new Answer(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8)
                        + (ended ? "" : "(did not end in " + PATIENCE_MINUTES + " minutes)\n"));
    }
}
