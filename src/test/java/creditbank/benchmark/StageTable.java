package creditbank.benchmark;

import creditbank.benchmark.Watch.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Says where a night's time went: what its document says of each stage, beside what was seen of its processes meanwhile. */
final class StageTable {

    private final Timeline timeline;
    private final StringBuilder text = new StringBuilder();

    private StageTable(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The table of one night. */
    static String of(String title, JsonNode night, Timeline timeline) {
        StageTable table = new StageTable(timeline);
        table.write(title, night);
        return table.text.toString();
    }

    private void write(String title, JsonNode night) {
        long rows = StreamSupport.stream(night.get("runs").spliterator(), false)
                .mapToLong(run -> run.get("rows").asLong())
                .sum();
        double seconds = night.get("night").get("seconds").asDouble();
        text.append(String.format(
                Locale.ROOT,
                "%s: %d claims in %.1f s, %.0f claims/s; senders: %.1f s of CPU meanwhile, %.1f s before it to generate%n",
                title,
                rows,
                seconds,
                rows / seconds,
                night.get("senders").get("cpu_seconds").asDouble(),
                night.get("senders").get("generation_seconds").asDouble()));
        text.append(String.format(
                Locale.ROOT,
                "  %-17s %-7s %9s %8s %10s %9s %9s %9s %9s %9s%n",
                "",
                "stage",
                "rows",
                "s",
                "rows/s",
                "thread s",
                "JVM s",
                "DB s",
                "JVM MiB",
                "DB MiB"));
        for (JsonNode run : night.get("runs")) {
            for (JsonNode stage : run.get("stages")) {
                line(run.get("source").asString(), run.get("rows").asLong(), stage);
            }
        }
        for (JsonNode stage : night.get("night").get("stages")) {
            boolean export = stage.get("stage").asString().equals("export");
            line("night", export ? night.get("bank").get("records").asLong() : rows, stage);
        }
    }

    private void line(String source, long rows, JsonNode stage) {
        Instant began = Instant.parse(stage.get("began").asString());
        Duration wall = Duration.ofMillis(Math.round(stage.get("seconds").asDouble() * 1000));
        text.append(String.format(
                Locale.ROOT,
                "  %-17s %-7s %9d %8.2f %10d %9.2f %9.2f %9.2f %9d %9d%n",
                source,
                stage.get("stage").asString(),
                rows,
                wall.toMillis() / 1e3,
                wall.isZero() ? 0 : rows * 1000 / wall.toMillis(),
                stage.get("cpu_seconds").asDouble(),
                timeline.cpuSeconds(Part.PROGRAM, began, wall),
                timeline.cpuSeconds(Part.DATABASE, began, wall),
                timeline.peakMebibytes(Part.PROGRAM, began, wall),
                timeline.peakMebibytes(Part.DATABASE, began, wall)));
    }
}
