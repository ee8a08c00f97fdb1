package creditbank.practice.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The truth of all nights of a practice home. The folder is opened for reading and closed again. */
final class TruthFiles {
    private static final String OPEN = "rwx------";
    private static final String CLOSED = "---------";

    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, Set<String>> troubles = new HashMap<>();

    /**
     * Who and what is behind a sender's row.
     *
     * @param credits what it earns as it was sent last, in hundredths
     */
    record Row(String person, String achievement, int credits) {}

    private TruthFiles() {}

    /**
     * Reads all nights' files.
     *
     * @throws IOException also where the home was not made by practice
     */
    static TruthFiles read(Path home) throws IOException {
        Path folder = home.resolve("truth");
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is missing: only a home of 'nightly --practice' has a truth");
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OPEN));
        try (Stream<Path> nights = Files.list(folder)) {
            TruthFiles truth = new TruthFiles();
            for (Path night : nights.sorted().toList()) {
                truth.rows(night.resolve("rows.csv"));
                truth.troubles(night.resolve("troubles.csv"));
            }
            return truth;
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(CLOSED));
        }
    }

    /** What is behind a row, by source and key as the truth writes it; a map from both, joined by a line feed. */
    Map<String, Row> rows() {
        return rows;
    }

    /** What is wrong with a person as a source knows it under a number. */
    Set<String> troubles(String person, String source, String number) {
        return troubles.getOrDefault(String.join("\n", person, source, number), Set.of());
    }

    /** Every kind of trouble that was noted. */
    Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        troubles.values().forEach(kinds::addAll);
        return kinds;
    }

    private void rows(Path file) throws IOException {
        try (BufferedReader in = open(file, "source,night,file,key,person,achievement,expectation,credits")) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                List<String> fields = fields(line);
                Row row = new Row(fields.get(4), fields.get(5), Integer.parseInt(fields.get(7)));
                rows.put(fields.get(0) + "\n" + fields.get(3), row);
            }
        }
    }

    private void troubles(Path file) throws IOException {
        try (BufferedReader in = open(file, "person,source,number,trouble")) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                List<String> fields = fields(line);
                troubles.computeIfAbsent(String.join("\n", fields.subList(0, 3)), any -> new TreeSet<>())
                        .add(fields.get(3));
            }
        }
    }

    private static BufferedReader open(Path file, String header) throws IOException {
        BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        String first = in.readLine();
        if (!header.equals(first)) {
            in.close();
            throw new IOException(file + " begins with '" + first + "', expected '" + header + "'");
        }
        return in;
    }

    /** One line of RFC 4180; the truth's values hold no line ends. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>(8);
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
