package creditbank.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Stops a log before its n-th durable step, as a killed process would. */
final class Crashes implements Consumer<String> {
    private final int at;
    private int steps;

    Crashes(int at) {
        this.at = at;
    }

    int steps() {
        return steps;
    }

    @Override
    public void accept(String step) {
        if (++steps == at) {
            throw new Killed(step);
        }
    }

    /** Every file below a folder with its bytes in hexadecimal; files that were never renamed are left out. */
    static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(path).toString();
                if (!name.endsWith(".tmp")) {
                    files.put(name, HexFormat.of().formatHex(Files.readAllBytes(path)));
                }
            }
        }
        return files;
    }

    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Killed(String step) {
            super(step);
        }
    }
}
