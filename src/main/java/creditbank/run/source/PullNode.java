package creditbank.run.source;

import creditbank.map.yaml.YamlNode;
import creditbank.pull.route.Limits;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what a job file says about how long and how much its pull may take; each may be missing. */
final class PullNode {
    private static final long MOST_MEBIBYTES = 1L << 20;
    private static final int MOST_PARTS = 1_000_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    private PullNode() {}

    static Map<String, String> read(@Nullable YamlNode node) {
        Map<String, String> settings = new TreeMap<>();
        if (node == null) {
            return settings;
        }
        node.only("time", "connect", "silence", "mebibytes", "parts");
        time(settings, Limits.TIME, node.get("time"));
        time(settings, Limits.CONNECT, node.get("connect"));
        time(settings, Limits.READ, node.get("silence"));
        YamlNode mebibytes = node.get("mebibytes");
        if (mebibytes != null) {
            settings.put(Limits.BYTES, Long.toString(mebibytes.number(1, MOST_MEBIBYTES) << 20));
        }
        YamlNode parts = node.get("parts");
        if (parts != null) {
            settings.put(Limits.PARTS, Integer.toString(parts.integer(1, MOST_PARTS)));
        }
        return settings;
    }

    private static void time(Map<String, String> settings, String name, @Nullable YamlNode node) {
        if (node == null) {
            return;
        }
        String text = node.text();
        try {
            Duration time = Duration.parse(text);
            if (time.toMillis() > 0 && time.compareTo(LONGEST) <= 0) {
                settings.put(name, Long.toString(time.toMillis()));
                return;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            // told below, with what was expected
        }
        node.problem("expected a duration up to a day such as PT30S, found '" + text + "'");
    }
}
