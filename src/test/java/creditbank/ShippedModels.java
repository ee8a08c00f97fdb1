package creditbank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The shipped match models, for tests that make a root of their own. */
public final class ShippedModels {
    private static final Path FOLDER = Path.of("mappings", "models");

    private ShippedModels() {}

    /** Copies them below a root. */
    public static void copy(Path root) throws IOException {
        Files.createDirectories(root.resolve(FOLDER));
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                Files.copy(file, root.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
