package creditbank.practice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The practice senders, running as a child process. Should this process die, the child's standard input ends and it stops by itself.
 */
public final class PracticeProcess implements AutoCloseable {
    private final Process process;
    private final Map<String, String> settings = new TreeMap<>();
    private double generationSeconds;
    private double cpuSeconds;
    private double cpuWhenReady;

    private PracticeProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts the senders of one night and waits until they are ready.
     *
     * @throws IOException with what the child said on its standard error, if it does not become ready
     */
    public static PracticeProcess start(Path home, int learners, long seed, int night) throws IOException {
        Files.createDirectories(home);
        Path errors = Files.createTempFile(home, "practice", ".err");
        List<String> command = command(home, learners, seed, night);
        PracticeProcess practice = new PracticeProcess(
                new ProcessBuilder(command).redirectError(errors.toFile()).start());
        boolean ready = false;
        try {
            ready = practice.isReady();
            if (!ready) {
                practice.close();
                throw new IOException("the practice senders do not start: " + Files.readString(errors));
            }
        } finally {
            if (!ready) {
                practice.close();
            }
            Files.deleteIfExists(errors);
        }
        return practice;
    }

    private static List<String> command(Path home, int learners, long seed, int night) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Practice.class.getName()));
        command.addAll(List.of("--learners", Integer.toString(learners), "--seed", Long.toString(seed)));
        command.addAll(List.of("--night", Integer.toString(night), "--home", home.toString()));
        return command;
    }

    private boolean isReady() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("ready")) {
                cpuWhenReady = cpu();
                return true;
            }
            int equals = line.indexOf('=');
            if (line.startsWith("generation=")) {
                generationSeconds = Double.parseDouble(line.substring(equals + 1));
            } else if (equals > 0) {
                settings.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return false;
    }

    /** What the routes need in place of their placeholders. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** The seconds it took to generate the deliveries; 0 where they stood there already. */
    public double generationSeconds() {
        return generationSeconds;
    }

    /** The CPU seconds that the senders have used so far, generation included. */
    public double cpu() {
        if (process.isAlive()) {
            cpuSeconds = Math.max(cpuSeconds, Practice.cpuSeconds(process.toHandle()));
        }
        return cpuSeconds;
    }

    /** The CPU seconds that the senders have used for serving so far. */
    public double cpuSinceReady() {
        return cpu() - cpuWhenReady;
    }

    @Override
    public void close() {
        cpu();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
