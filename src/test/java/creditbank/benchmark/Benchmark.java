package creditbank.benchmark;

import creditbank.benchmark.Watch.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs a night and the next one of the same senders, says what each stage used, and what the floor is. */
public final class Benchmark {
    private static final Set<String> OPTIONS = Set.of("--learners", "--seed", "--home");

    private static final List<String> TITLES = List.of("first night", "the night after, most rows unchanged");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Benchmark() {}

    /** Runs the command that {@code ops/benchmark} describes. */
    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        Map<String, String> options = new HashMap<>(Map.of("--learners", "250000", "--seed", "7"));
        for (int i = 0; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
                System.err.println("usage: ops/benchmark [--learners N] [--seed S] [--home DIR]");
                System.exit(2);
            }
            options.put(args[i], args[i + 1]);
        }
        Path work = Files.createTempDirectory("creditbank-benchmark-");
        Path home = options.containsKey("--home") ? Path.of(options.get("--home")) : work.resolve("home");
        if (Files.exists(home)) {
            System.err.println(home + " exists already; a benchmark needs a new home");
            System.exit(2);
        }
        try {
            nights(options, home);
            System.out.println("floor:");
            Floor.main(new String[] {home.toString()});
        } finally {
            remove(work);
        }
    }

    private static void nights(Map<String, String> options, Path home) throws IOException, InterruptedException {
        Path answer = Files.createTempFile("creditbank-nights-", ".json");
        Process process = new ProcessBuilder(command(options, home))
                .redirectOutput(answer.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Watch watch = new Watch(home);
        System.out.printf(Locale.ROOT, "exit %d; load average %s%n", watch.until(process), load());
        List<String> documents = Files.readAllLines(answer, StandardCharsets.UTF_8);
        Files.delete(answer);
        for (int night = 0; night < documents.size(); night++) {
            JsonNode document = JSON.readTree(documents.get(night));
            System.out.print(StageTable.of(TITLES.get(night), document, watch.timeline()));
        }
        System.out.println(
                "  thread s: CPU of the thread that leads a stage; JVM s, DB s: CPU of all processes meanwhile");
        for (Part part : Part.values()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-8s  %8.2f CPU s  %6d MiB at most%n",
                    part.name().toLowerCase(Locale.ROOT),
                    watch.ticks(part) / 100.0,
                    watch.peakMebibytes(part));
        }
        documents.forEach(System.out::println);
    }

    private static List<String> command(Map<String, String> options, Path home) {
        return List.of(
                Path.of("ops", "creditbank").toAbsolutePath().toString(),
                "nightly",
                "--practice",
                options.getOrDefault("--learners", ""),
                "--seed",
                options.getOrDefault("--seed", ""),
                "--nights",
                Integer.toString(TITLES.size()),
                "--home",
                home.toAbsolutePath().toString(),
                "--json");
    }

    /** Others on the machine make the wall clock say little; then the CPU seconds count. */
    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg"), StandardCharsets.US_ASCII)
                .strip();
    }

    /** Removes a folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
