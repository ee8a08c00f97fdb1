package creditbank.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What one process has used so far, as Linux tells it.
 *
 * @param ticks hundredths of a CPU second, of its own
 * @param endedTicks the same of its children that have ended
 * @param kilobytes memory in RAM, where each shared page counts in part
 */
record Usage(long ticks, long endedTicks, long kilobytes) {
    static final Usage NONE = new Usage(0, 0, 0);

    /** The usage, or nothing of a process that has just ended. */
    static Usage of(long pid) {
        Path folder = Path.of("/proc", Long.toString(pid));
        try {
            String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
            // Behind the name in parentheses comes field 3; 14 to 17 are the user and system time, own and of ended
            // children.
            List<String> fields = Arrays.asList(
                    stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1));
            long own = Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
            long ended = Long.parseLong(fields.get(13)) + Long.parseLong(fields.get(14));
            return new Usage(own, ended, memory(folder));
        } catch (IOException e) {
            return NONE;
        }
    }

    private static long memory(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("smaps_rollup"), StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
