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

/** Runs a night and the same night again, says what each of its parts used, and what the floor is. */
public final class Benchmark {
    private static final Set<String> OPTIONS = Set.of("--learners", "--seed", "--home");

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
            night("first night", options, home);
            night("same night again", options, home);
            System.out.println("floor:");
            Floor.main(new String[] {home.toString()});
        } finally {
            remove(work);
        }
    }

    private static void night(String title, Map<String, String> options, Path home)
            throws IOException, InterruptedException {
        Path answer = Files.createTempFile("creditbank-night-", ".json");
        List<String> command = List.of(
                Path.of("ops", "creditbank").toAbsolutePath().toString(),
                "nightly",
                "--practice",
                options.getOrDefault("--learners", ""),
                "--seed",
                options.getOrDefault("--seed", ""),
                "--home",
                home.toAbsolutePath().toString(),
                "--json");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(answer.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Watch watch = new Watch(home);
        int exit = watch.until(process);
        System.out.printf(Locale.ROOT, "%s: exit %d, %.1f s%n", title, exit, (System.nanoTime() - start) / 1e9);
        for (Part part : Part.values()) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-8s  %8.2f CPU s  %6d MiB at most%n",
                    part.name().toLowerCase(Locale.ROOT),
                    watch.ticks(part) / 100.0,
                    watch.peakMebibytes(part));
        }
        System.out.println(Files.readString(answer, StandardCharsets.UTF_8).strip());
        Files.delete(answer);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
