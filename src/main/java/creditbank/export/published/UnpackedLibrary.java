package creditbank.export.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The copies of native libraries that DuckDB's driver, 70 MB each, and Parquet's compression unpack into the temporary folder. DuckDB's driver removes its own
 * only where the JVM ends by itself; a loaded library needs its file no more, so that it goes as soon as it is loaded. What a process left that was killed
 * while it unpacked goes when it is old enough to be nobody's.
 */
final class UnpackedLibrary {
    private static final String NAMES = "lib{duckdb_java,zstd-jni-}*.so";
    private static final Duration UNPACKED = Duration.ofMinutes(1);

    private static boolean removed;

    private UnpackedLibrary() {}

    /** Removes the copy that this process has loaded and those of dead ones, once in a process's life; what cannot be removed stays. */
    static synchronized void remove() {
        if (!removed) {
            removed = true;
            try {
                remove(Path.of(System.getProperty("java.io.tmpdir")), Instant.now());
            } catch (IOException | UncheckedIOException e) {
                System.getLogger(UnpackedLibrary.class.getName())
                        .log(System.Logger.Level.DEBUG, "unpacked copies of native libraries stay", e);
            }
        }
    }

    static void remove(Path folder, Instant now) throws IOException {
        List<String> loaded = Files.readAllLines(Path.of("/proc/self/maps"));
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, NAMES)) {
            for (Path copy : copies) {
                String name = copy.toRealPath().toString();
                if (old(copy, now) || loaded.stream().anyMatch(line -> line.endsWith(name))) {
                    Files.deleteIfExists(copy);
                }
            }
        }
    }

    private static boolean old(Path copy, Instant now) throws IOException {
        try {
            return Files.getLastModifiedTime(copy).toInstant().isBefore(now.minus(UNPACKED));
        } catch (NoSuchFileException e) {
            return false; // Another process has removed it meanwhile.
        }
    }
}
