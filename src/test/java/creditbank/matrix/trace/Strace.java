package creditbank.matrix.trace;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Watches the durable steps of a program. {@code strace} holds each call back for a moment at its entry and says which one it is through a pipe, so that the
 * watcher can kill the program before the call is made. The numbers of {@code strace}'s own {@code when=} count for each thread alone and would name steps of
 * parallel sources ambiguously.
 */
public final class Strace {
    private static final String CALLS =
            "fsync,fdatasync,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,truncate,ftruncate";
    private static final int HELD_MICROSECONDS = 25_000;

    private final Path folder;
    private final Path pipe;
    private final Predicate<Step> reached;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Step, Integer> counts = new HashMap<>();
    private final Thread reader;

    /**
     * Makes the pipe.
     *
     * @param folder only files below it count
     * @param reached is told each step before it is made; once it has said true the rest is not looked at
     */
    public Strace(Path folder, Predicate<Step> reached) throws IOException, InterruptedException {
        this.folder = folder;
        this.pipe = folder.resolveSibling(folder.getFileName() + ".strace");
        this.reached = reached;
        new ProcessBuilder("rm", "-f", pipe.toString()).start().waitFor();
        if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() != 0) {
            throw new IOException("no pipe can be made: " + pipe);
        }
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** Whether it is installed and may trace. */
    public static boolean here() {
        try {
            return new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The words before the command line. PostgreSQL, which the program starts, is let go. */
    public List<String> tracer() {
        return List.of(
                "strace",
                "-f",
                "-y",
                "-qq",
                "-s",
                "4096",
                "-b",
                "execve",
                "-o",
                pipe.toString(),
                "-e",
                "trace=" + CALLS,
                "-e",
                "signal=none",
                "-e",
                "inject=" + CALLS + ":delay_enter=" + HELD_MICROSECONDS);
    }

    /** Waits until strace has ended; all steps in their order. */
    public List<Step> steps() throws InterruptedException, IOException {
        reader.join();
        new ProcessBuilder("rm", "-f", pipe.toString()).start().waitFor();
        return List.copyOf(steps);
    }

    private void read() {
        byte[] buffer = new byte[1 << 16];
        StringBuilder line = new StringBuilder();
        boolean known = false;
        boolean over = false;
        try (InputStream in = new FileInputStream(pipe.toFile())) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (char each : new String(buffer, 0, read, StandardCharsets.ISO_8859_1).toCharArray()) {
                    if (each == '\n') {
                        over = over || (!known && meets(line));
                        line.setLength(0);
                        known = false;
                    } else {
                        line.append(each);
                    }
                }
                // strace prints what is called when it holds the call back, and the rest of the line afterwards.
                if (!known && !line.isEmpty()) {
                    over = over || meets(line);
                    known = true;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading what strace says", e);
        }
    }

    private boolean meets(CharSequence line) {
        return Step.parse(folder, line.toString())
                .map(step -> {
                    Step numbered = step.numbered(counts.merge(step, 1, Integer::sum));
                    steps.add(numbered);
                    return reached.test(numbered);
                })
                .orElse(false);
    }
}
