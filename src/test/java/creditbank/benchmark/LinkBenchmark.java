package creditbank.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Links a table of made-up people, and where Python is there the same table with Splink: time and F1 side by side. */
public final class LinkBenchmark {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SPLINK = "splink==5.0.0";

    private final Path work;
    private final Path table;
    private final Path truth;

    private LinkBenchmark(Path work) {
        this.work = work;
        this.table = work.resolve("people.csv");
        this.truth = work.resolve("truth.csv");
    }

    /** {@code LinkBenchmark ROWS SEED}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int rows = Integer.parseInt(args[0]);
        Path work = Files.createTempDirectory("creditbank-link-");
        LinkBenchmark benchmark = new LinkBenchmark(work);
        try {
            PeopleTable.write(benchmark.table, benchmark.truth, rows, Long.parseLong(args[1]));
            System.out.printf(Locale.ROOT, "%d rows%n", rows);
            benchmark.ours();
            benchmark.splink();
        } finally {
            Benchmark.remove(work);
        }
    }

    private void ours() throws IOException, InterruptedException {
        Path clusters = work.resolve("ours.csv");
        long began = System.nanoTime();
        run(
                "ops/creditbank",
                "link",
                "--train",
                "--model",
                "ops/link_people.yaml",
                "--out",
                clusters.toString(),
                table.toString());
        System.out.printf(Locale.ROOT, "creditbank link: %.1f s%n", (System.nanoTime() - began) / 1e9);
        evaluate("at the threshold that it chose", clusters);
    }

    private void splink() throws IOException, InterruptedException {
        Path python = Path.of("target", "splink", "bin", "python").toAbsolutePath();
        if (!Files.exists(python)) {
            Process made = new ProcessBuilder("python3", "-m", "venv", "target/splink")
                    .inheritIO()
                    .start();
            if (made.waitFor() != 0) {
                System.out.println("Splink: SKIPPED, for python3 -m venv does not work here");
                return;
            }
            run("target/splink/bin/pip", "--quiet", "install", SPLINK);
        }
        JsonNode said =
                JSON.readTree(run(python.toString(), "ops/splink_people.py", table.toString(), work.toString()));
        System.out.printf(
                Locale.ROOT,
                "Splink %s on DuckDB %s: %.1f s%n",
                said.path("splink").asString(),
                said.path("duckdb").asString(),
                said.path("seconds").asDouble());
        for (JsonNode threshold : said.path("thresholds")) {
            String text = threshold.asString();
            evaluate("at " + text, work.resolve("splink-" + text + ".csv"));
        }
    }

    private void evaluate(String what, Path clusters) throws IOException, InterruptedException {
        JsonNode score = JSON.readTree(
                        run("ops/creditbank", "evaluate", "--json", "--truth", truth.toString(), clusters.toString()))
                .path("pairs");
        System.out.printf(
                Locale.ROOT,
                "  %-32s precision %.5f recall %.5f F1 %.5f%n",
                what,
                score.path("precision").asDouble(),
                score.path("recall").asDouble(),
                score.path("f1").asDouble());
    }

    private static String run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        words.set(0, Path.of(command[0]).toAbsolutePath().toString());
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream said = process.getInputStream()) {
            String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command[0] + " ended with " + process.exitValue());
            }
            return text;
        }
    }
}
