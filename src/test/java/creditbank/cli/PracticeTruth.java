package creditbank.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The practice province's truth, opened after the night. */
public final class PracticeTruth {
    private PracticeTruth() {}

    /** A valid ID number that stands in the deliveries. */
    static String anIdNumber(Path home) throws IOException {
        List<Map<String, String>> people = table(home, 0, "people.csv");
        return people.getFirst().entrySet().stream()
                .filter(column -> column.getValue().matches("\\d{17}[\\dX]"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** What names a person of the province, by its kind: every name, document number and telephone number. */
    public static Map<String, Set<String>> personal(Path home) throws IOException {
        Map<String, Set<String>> values = new TreeMap<>();
        for (Map<String, String> person : table(home, 0, "people.csv")) {
            for (String kind : List.of("name", "document", "phone")) {
                String value = person.getOrDefault(kind, "");
                if (!value.isEmpty()) {
                    values.computeIfAbsent(kind, none -> new TreeSet<>()).add(value);
                }
            }
        }
        return values;
    }

    /** How many rows of a source must be refused, by code. */
    static Map<String, Long> refusals(Path home, int night, String source) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        for (Map<String, String> row : table(home, night, "rows.csv")) {
            String expectation = row.getOrDefault("expectation", "");
            if (source.equals(row.get("source")) && expectation.startsWith("refuse:")) {
                counts.merge(expectation.substring("refuse:".length()), 1L, Long::sum);
            }
        }
        return counts;
    }

    private static List<Map<String, String>> table(Path home, int night, String name) throws IOException {
        Path folder = home.resolve("truth");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        List<String> lines = Files.readAllLines(folder.resolve("night-" + night).resolve(name), StandardCharsets.UTF_8);
        List<String> header = Arrays.asList(lines.getFirst().split(",", -1));
        Function<String, Map<String, String>> row = line -> {
            String[] fields = line.split(",", -1);
            Map<String, String> values = new TreeMap<>();
            for (int i = 0; i < header.size() && i < fields.length; i++) {
                values.put(header.get(i), fields[i]);
            }
            return values;
        };
        return lines.stream().skip(1).map(row).toList();
    }
}
