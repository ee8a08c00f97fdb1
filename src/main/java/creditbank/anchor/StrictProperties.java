package creditbank.anchor;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A file of settings of which every name is known. What is wrong is told with file and line and without the value, which may be a secret. */
public final class StrictProperties {
    /** What is wrong with {@link #badEscape}. */
    public static final String BAD_ESCAPE = "a \\u, expected four hexadecimal digits behind it";

    private static final Pattern ESCAPE = Pattern.compile("\\\\u(?![0-9a-fA-F]{4})");

    private static final Duration LONGEST = Duration.ofDays(3650);

    private final Path file;
    private final List<String> lines;
    private final Properties properties = new Properties();

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it has another name than these, or cannot be read
     */
    public StrictProperties(Path file, Set<String> names) throws IOException {
        this.file = file;
        this.lines = lines(file);
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ":" + badEscape(lines) + ": " + BAD_ESCAPE);
        }
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            if (!names.contains(name)) {
                throw wrong(name, "unknown, expected one of " + new TreeSet<>(names));
            }
        }
    }

    /** The file's lines, which must be UTF-8. */
    public static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ":1: bytes that are not UTF-8, expected UTF-8");
        }
    }

    /** The first line with an escape that Java refuses without saying where. */
    public static int badEscape(List<String> lines) {
        int line = 1;
        while (line < lines.size() && !ESCAPE.matcher(lines.get(line - 1)).find()) {
            line++;
        }
        return line;
    }

    /** A value of this form, or what stands for one that is not there. */
    String value(String name, String otherwise, String form, String expected) {
        String value = properties.getProperty(name, otherwise).strip();
        if (!value.matches(form)) {
            throw wrong(name, "expected " + expected);
        }
        return value;
    }

    /** A time above zero in ISO 8601, such as {@code PT1H}; of at most ten years, which can be added to any moment. */
    public Duration duration(String name, Duration otherwise) {
        String value = properties.getProperty(name, otherwise.toString()).strip();
        try {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(LONGEST) > 0) {
                throw wrong(name, "expected a time of at most " + LONGEST.toDays() + " days such as PT1H");
            }
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw wrong(name, "expected a time such as PT1H");
        }
        throw wrong(name, "expected a time above zero such as PT1H");
    }

    IllegalArgumentException wrong(String name, String why) {
        int line = 1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith(name)) {
                line = i + 1;
            }
        }
        return new IllegalArgumentException(file + ":" + line + ": " + name + ": " + why);
    }
}
