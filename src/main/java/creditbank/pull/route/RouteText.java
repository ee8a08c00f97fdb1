package creditbank.pull.route;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be seen in a route's lines without understanding them: placeholders, and literal addresses where placeholders belong. */
final class RouteText {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]*)}}");
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(sftp|ftps?|https?|file|scp):(?://)?([^\\s\"'?]*)");

    private RouteText() {}

    static void check(List<String> lines, String source, BiConsumer<Integer, String> problem) {
        for (int i = 0; i < lines.size(); i++) {
            String line = withoutComment(lines.get(i));
            int number = i + 1;
            placeholders(line, source, message -> problem.accept(number, message));
            addresses(line, message -> problem.accept(number, message));
        }
    }

    private static void placeholders(String line, String source, Consumer<String> problem) {
        Matcher placeholder = PLACEHOLDER.matcher(line);
        while (placeholder.find()) {
            String name = placeholder.group(1);
            boolean ours = name.startsWith(source + ".")
                    && SettingNames.OF_SOURCE.contains(name.substring(source.length() + 1));
            if (!ours && !SettingNames.IN_ROUTES.contains(name)) {
                problem.accept("unknown placeholder {{" + name + "}}, expected " + source + ". and one of "
                        + SettingNames.inOrder(SettingNames.OF_SOURCE) + "; or one of "
                        + SettingNames.inOrder(SettingNames.IN_ROUTES));
            }
        }
    }

    private static void addresses(String line, Consumer<String> problem) {
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
