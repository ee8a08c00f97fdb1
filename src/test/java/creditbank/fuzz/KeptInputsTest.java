package creditbank.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeptInputsTest {
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Pattern FUZZER = Pattern.compile("@FuzzTest\\s+void (\\w+)\\(");

    /** Jazzer begins with them, and a folder must be there for those that it finds. */
    @Test
    void each_fuzzer_has_kept_inputs_and_each_kept_input_a_fuzzer() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path file : files(TESTS, ".*FuzzTest\\.java")) {
            String inputs = file.getFileName().toString().replace(".java", "Inputs");
            Path folder = RESOURCES.resolve(TESTS.relativize(file)).resolveSibling(inputs);
            Matcher fuzzer = FUZZER.matcher(Files.readString(file, StandardCharsets.UTF_8));
            while (fuzzer.find()) {
                folders.add(folder.resolve(fuzzer.group(1)));
            }
        }
        assertThat(files(RESOURCES, ".*FuzzTestInputs/[^/]+/[^/]+").stream()
                        .map(input -> input.resolveSibling(".").normalize()))
                .containsAll(folders)
                .isSubsetOf(folders);
    }

    private static List<Path> files(Path root, String name) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(
                            path -> Files.isRegularFile(path) && path.toString().matches(name))
                    .sorted()
                    .toList();
        }
    }
}
