package creditbank.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Watches the processes of a night: the program, its senders, the database's. */
final class Watch {
    /** Whose a process is. */
    enum Part {
        PROGRAM,
        SENDERS,
        DATABASE
    }

    private final Map<Part, Long> peak = new EnumMap<>(Part.class);
    private final Map<Part, Map<Long, Long>> ticks = new EnumMap<>(Part.class);
    /** The database's servers, one after the other; what their ended children used is counted with them, also when they have gone. */
    private final Set<Long> servers = new HashSet<>();

    private final Timeline timeline = new Timeline();
    private final Path home;

    Watch(Path home) {
        this.home = home;
        for (Part part : Part.values()) {
            peak.put(part, 0L);
            ticks.put(part, new HashMap<>());
        }
    }

    /** Waits until the process ends; looks five times a second. */
    int until(Process process) throws IOException, InterruptedException {
        while (process.isAlive()) {
            look(process.toHandle());
            Thread.sleep(200);
        }
        return process.exitValue();
    }

    Timeline timeline() {
        return timeline;
    }

    long peakMebibytes(Part part) {
        return peak.getOrDefault(part, 0L) / 1024;
    }

    /** CPU time of all its processes, in hundredths of a second. */
    long ticks(Part part) {
        return ticks.getOrDefault(part, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void look(ProcessHandle root) throws IOException {
        Map<Part, Long> memory = new EnumMap<>(Part.class);
        Optional<ProcessHandle> postmaster = postmaster();
        List<ProcessHandle> database = postmaster.stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .toList();
        for (ProcessHandle process : database) {
            note(Part.DATABASE, process, process.equals(postmaster.orElse(null)), memory);
        }
        for (ProcessHandle process :
                Stream.concat(Stream.of(root), root.descendants()).toList()) {
            if (!database.contains(process)) {
                note(part(process), process, false, memory);
            }
        }
        Map<Part, Long> used = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            used.put(part, ticks(part));
        }
        timeline.add(Instant.now(), memory, used);
        memory.forEach((part, kilobytes) -> peak.merge(part, kilobytes, Math::max));
    }

    /** A server's ended children are counted with it, since their own last figures were missed. */
    private void note(Part part, ProcessHandle process, boolean withEnded, Map<Part, Long> memory) {
        Usage usage = Usage.of(process.pid());
        memory.merge(part, usage.kilobytes(), Long::sum);
        Map<Long, Long> seen = ticks.computeIfAbsent(part, any -> new HashMap<>());
        if (withEnded) {
            servers.add(process.pid());
        } else if (part == Part.DATABASE) {
            seen.keySet()
                    .removeIf(pid ->
                            !servers.contains(pid) && ProcessHandle.of(pid).isEmpty());
        }
        seen.merge(process.pid(), usage.ticks() + (withEnded ? usage.endedTicks() : 0), Math::max);
    }

    private static Part part(ProcessHandle process) {
        try {
            Path arguments = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            boolean senders =
                    Files.readString(arguments, StandardCharsets.ISO_8859_1).contains("creditbank.practice.");
            return senders ? Part.SENDERS : Part.PROGRAM;
        } catch (IOException e) {
            return Part.PROGRAM;
        }
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path folder = home.resolve("database");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        for (Path file : List.of(folder.resolve("postmaster.pid"), folder.resolve("data/postmaster.pid"))) {
            if (Files.exists(file)) {
                return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                        .findFirst()
                        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())));
            }
        }
        return Optional.empty();
    }
}
