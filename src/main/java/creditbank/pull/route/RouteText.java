package creditbank.pull.route;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be seen in a route's lines without understanding them: placeholders, and literals where placeholders belong. */
final class RouteText {
    /** What a setting of a source may be called after the source's name and a dot. */
    static final Set<String> SETTINGS = Set.of(
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

    static final Set<String> LIMITS = Set.of(Limits.CONNECT, Limits.READ, Limits.RETRY);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]*)}}");
    private static final Pattern GUARDED_KEY = Pattern.compile(
            "(?i)^[\\s-]*\"?([a-z0-9-]*(?:password|passphrase|secret|username|userName|privatekey\\w*|clientid|knownhosts\\w*))\"?:\\s*(\\S.*)$");
    private static final Pattern GUARDED_OPTION = Pattern.compile(
            "(?i)[?&]([a-z0-9]*(?:password|passphrase|secret|username|privatekey\\w*|clientid|knownhosts\\w*))=([^&\\s\"']+)");
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(sftp|ftps?|https?|file|scp):(?://)?([^\\s\"'?]*)");

    private RouteText() {}

    static void check(List<String> lines, String source, BiConsumer<Integer, String> problem) {
        for (int i = 0; i < lines.size(); i++) {
            String line = withoutComment(lines.get(i));
            int number = i + 1;
            placeholders(line, source, message -> problem.accept(number, message));
            literals(GUARDED_KEY.matcher(line), message -> problem.accept(number, message));
            literals(GUARDED_OPTION.matcher(line), message -> problem.accept(number, message));
            addresses(line, message -> problem.accept(number, message));
        }
    }

    private static void placeholders(String line, String source, java.util.function.Consumer<String> problem) {
        Matcher placeholder = PLACEHOLDER.matcher(line);
        while (placeholder.find()) {
            String name = placeholder.group(1);
            boolean ours = name.startsWith(source + ".") && SETTINGS.contains(name.substring(source.length() + 1));
            if (!ours && !LIMITS.contains(name)) {
                problem.accept("unknown placeholder {{" + name + "}}, expected " + source + ". and one of "
                        + SETTINGS.stream().sorted().toList() + ", or one of "
                        + LIMITS.stream().sorted().toList());
            }
        }
    }

    private static void literals(Matcher guarded, java.util.function.Consumer<String> problem) {
        while (guarded.find()) {
            boolean switchOnly = guarded.group(2).matches("\"?(true|false)\"?");
            if (!guarded.group(2).contains("{{") && !switchOnly) {
                problem.accept(guarded.group(1) + " has a literal value, expected a placeholder");
            }
        }
    }

    private static void addresses(String line, java.util.function.Consumer<String> problem) {
        Matcher address = ADDRESS.matcher(line);
        while (address.find()) {
            boolean expression = address.group(1).equalsIgnoreCase("file")
                    && address.group(2).matches("(name|size|modified|length).*");
            if (!address.group(2).startsWith("{{") && !expression) {
                problem.accept(address.group(1) + " address has a literal host or folder, expected a placeholder");
            }
        }
    }

    private static String withoutComment(String line) {
        String trimmed = line.stripLeading();
        return trimmed.startsWith("#") ? "" : line;
    }
}
