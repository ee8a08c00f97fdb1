package creditbank.run.source;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** Where the real senders are and how to log in there: {@code connections.properties} in the home. */
public final class Settings {
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private Settings() {}

    /**
     * Reads the file; a home without one has no senders' settings.
     *
     * @throws ConfigurationException if others can read it
     */
    public static Map<String, String> load(Path home) throws IOException {
        Path file = home.resolve("connections.properties");
        if (!Files.exists(file)) {
            return Map.of();
        }
        if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            throw new ConfigurationException(
                    List.of(file + ":1: others can read this file, which holds secrets; expected mode 600"));
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Map<String, String> settings = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name).strip()));
        return settings;
    }
}
