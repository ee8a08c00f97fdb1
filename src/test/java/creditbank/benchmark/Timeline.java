package creditbank.benchmark;

import creditbank.benchmark.Watch.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What each part had used at each look, so that any span of the run can be asked about. */
final class Timeline {
    private record Look(Instant at, Map<Part, Long> kilobytes, Map<Part, Long> ticks) {}

    private final List<Look> looks = new ArrayList<>();

    void add(Instant at, Map<Part, Long> kilobytes, Map<Part, Long> ticks) {
        looks.add(new Look(at, Map.copyOf(kilobytes), Map.copyOf(ticks)));
    }

    /** The most memory that a part had within a span, in MiB. */
    long peakMebibytes(Part part, Instant from, Duration length) {
        return looks.stream()
                        .filter(look -> !look.at.isBefore(from) && !look.at.isAfter(from.plus(length)))
                        .mapToLong(look -> look.kilobytes.getOrDefault(part, 0L))
                        .max()
                        .orElse(0)
                / 1024;
    }

    /** The CPU seconds that a part used within a span, to the looks next to its ends. */
    double cpuSeconds(Part part, Instant from, Duration length) {
        return Math.max(0, ticks(part, from.plus(length)) - ticks(part, from)) / 100.0;
    }

    private long ticks(Part part, Instant at) {
        long ticks = 0;
        for (Look look : looks) {
            if (look.at.isAfter(at)) {
                return ticks;
            }
            ticks = Math.max(ticks, look.ticks.getOrDefault(part, 0L));
        }
        return ticks;
    }
}
