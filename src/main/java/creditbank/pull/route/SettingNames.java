package creditbank.pull.route;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What settings are called that replace a route's placeholders: those of one source begin with its name and a dot, those of every pull with {@code pull}. */
public final class SettingNames {
    /** What a source has to say about its sender, after its name and a dot. */
    static final Set<String> OF_SOURCE = Set.of(
            "host",
            "port",
            "user",
            "key-file",
            "known-hosts",
            "folder",
            "url",
            "client-id",
            "client-secret",
            "ca-file");

    /** Those limits that routes use. */
    static final Set<String> IN_ROUTES = Set.of(Limits.CONNECT, Limits.READ, Limits.RETRY);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]*)}}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[1-9][0-9]{0,14}");
    private static final int LAST_PORT = 65_535;

    private SettingNames() {}

    /** What is wrong with a setting, in words that do not hold its value; empty where nothing is. */
    public static String problem(String name, String value) {
        if (Limits.NAMES.contains(name)) {
            return WHOLE_NUMBER.matcher(value).matches() ? "" : name + ": expected a positive whole number";
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (name.startsWith(".") || !name.contains(".") || !OF_SOURCE.contains(last)) {
            return "unknown setting '" + name + "', expected a source, a dot and one of " + inOrder(OF_SOURCE)
                    + "; or one of " + inOrder(Limits.NAMES);
        }
        return switch (last) {
            case "url" -> value.startsWith("https://") ? "" : name + ": expected an address that begins with https://";
            case "port" -> isPort(value) ? "" : name + ": expected a port from 1 to " + LAST_PORT;
            default -> value.isEmpty() ? name + ": expected a value, found nothing" : "";
        };
    }

    /** The settings that a route needs. */
    public static Set<String> neededBy(List<String> lines, String source) {
        Set<String> needed = new TreeSet<>();
        for (String line : lines) {
            if (line.stripLeading().startsWith("#")) {
                continue;
            }
            Matcher placeholder = PLACEHOLDER.matcher(line);
            while (placeholder.find()) {
                needed.add(placeholder.group(1));
            }
            if (line.contains("#authority")) {
                needed.add(source + ".ca-file");
            }
        }
        return needed;
    }

    static String inOrder(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }

    private static boolean isPort(String value) {
        return value.matches("[1-9][0-9]{0,4}") && Integer.parseInt(value) <= LAST_PORT;
    }
}
