package creditbank.run.source;

import creditbank.anchor.StrictProperties;
import creditbank.pull.route.SettingNames;
import creditbank.run.centre.DiskSpace;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
     * @throws ConfigurationException if others can read it, or it says what no route needs or no route may use
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
        List<String> lines = lines(file);
        Properties properties = properties(file, lines);
        Map<String, String> settings = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            String value = properties.getProperty(name).strip();
            String problem = name.equals(DiskSpace.SETTING) ? room(value) : SettingNames.problem(name, value);
            if (!problem.isEmpty()) {
                problems.add(file + ":" + lineOf(lines, name) + ": " + problem);
            }
            settings.put(name, value);
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return settings;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return StrictProperties.lines(file);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static Properties properties(Path file, List<String> lines) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    List.of(file + ":" + StrictProperties.badEscape(lines) + ": " + StrictProperties.BAD_ESCAPE));
        }
        return properties;
    }

    private static String room(String value) {
        return value.matches("[0-9]{1,9}") ? "" : DiskSpace.SETTING + ": expected whole mebibytes";
    }

    private static int lineOf(List<String> lines, String name) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith(name)) {
                return i + 1;
            }
        }
        return 1;
    }
}
