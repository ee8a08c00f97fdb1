package creditbank.matrix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file of all results: a line for each case, tab-separated. */
final class Results {
    private final Path file;

    Results(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        Files.createDirectories(this.file.getParent());
        if (!Files.exists(file)) {
            Files.writeString(file, Outcome.HEADER + "\n", StandardCharsets.UTF_8);
        }
    }

    void add(Outcome outcome) throws IOException {
        Files.writeString(file, outcome.line() + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    List<Outcome> all() throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(Outcome::parse)
                .toList();
    }

    /** Whether the case was good before, and struck this target; then it need not be tried again. */
    boolean has(Outcome.Key key, String target) throws IOException {
        return all().stream()
                .anyMatch(outcome -> outcome.key().equals(key)
                        && outcome.good()
                        && outcome.place().endsWith(Outcome.flat(target)));
    }
}
