package creditbank.resolve.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The Febrl sets, which lie beside the project and not in it. */
final class Febrl {
    private Febrl() {}

    /** A set's file; where it is absent the test is skipped and says so. */
    static Path file(int number) {
        Path file = Path.of("..", "shared", "febrl", "dataset" + number + ".csv");
        if (!Files.exists(file)) {
            System.err.println("SKIPPED: Febrl" + number + " is not at "
                    + file.toAbsolutePath().normalize());
        }
        Assumptions.assumeTrue(Files.exists(file), "Febrl" + number + " is absent");
        return file;
    }

    /** The entity in an id such as {@code rec-552-dup-3}. */
    static String entity(String id) {
        return id.split("-", -1)[1];
    }
}
