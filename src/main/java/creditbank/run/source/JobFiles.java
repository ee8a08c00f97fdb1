package creditbank.run.source;

import creditbank.map.yaml.YamlFile;
import creditbank.map.yaml.YamlNode;
import creditbank.resolve.Decisions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads job files strictly. */
final class JobFiles {
    private static final String ENDING = ".yaml";
    private static final Pattern NAME = Pattern.compile("[^./\\\\][^/\\\\]*");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?) ?%");
    private static final int HUNDRED_PERCENT = 10_000;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

    private enum Mode {
        FULL,
        DELTA
    }

    /** Sources of batches that no sender brings, and whose they are; the packages that write some of them look at this one. */
    private static final Map<String, String> OWNED = Map.of(
            Decisions.SOURCE,
            "what people decide about learners",
            "rules",
            "putting recognition rules in force",
            "model",
            "putting a match model in force",
            "registry",
            "what people redeem, dispute and decide");

    private JobFiles() {}

    /** Reads one file and notes in it every problem. */
    static JobFile read(YamlFile file) {
        YamlNode root = file.root()
                .only(
                        "source",
                        "route",
                        "mapping",
                        "schedule",
                        "zone",
                        "delivery",
                        "withdrawal-limit",
                        "refusal-limit",
                        "window",
                        "pull");
        String source = root.need("source").text();
        if (!source.isEmpty() && !file.fileName().equals(source + ENDING)) {
            root.need("source").problem("the source '" + source + "' must be named as its file, " + file.fileName());
        }
        String owner = OWNED.get(source);
        if (owner != null) {
            root.need("source").problem("the name '" + source + "' belongs to " + owner + ", expected another");
        }
        String route = root.need("route").text();
        if (!route.isEmpty() && !route.equals(source)) {
            root.need("route")
                    .problem("expected the source's own route, " + source + ", which uses its settings, found '" + route
                            + "'");
        }
        Limits limits = new Limits(
                percent(root.need("withdrawal-limit")),
                percent(root.need("refusal-limit")),
                PullNode.read(root.get("pull")));
        return new JobFile(
                source,
                route,
                mapping(root.need("mapping")),
                ScheduleNode.schedule(root.need("schedule")),
                ScheduleNode.zone(root.need("zone")),
                root.need("delivery").choice(Mode.class) == Mode.FULL,
                limits,
                window(root.need("window")));
    }

    private static String mapping(YamlNode node) {
        String text = node.text();
        if (!text.isEmpty() && !NAME.matcher(text).matches()) {
            node.problem("expected the name of a file in mappings without folder and ending, found '" + text + "'");
        }
        return text;
    }

    private static int percent(YamlNode node) {
        String text = node.text();
        Matcher matcher = PERCENT.matcher(text);
        if (matcher.matches()) {
            int value = new BigDecimal(matcher.group(1)).movePointRight(2).intValueExact();
            if (value <= HUNDRED_PERCENT) {
                return value;
            }
        }
        if (!text.isEmpty()) {
            node.problem("expected a share from 0 % to 100 % with at most two decimals, found '" + text + "'");
        }
        return 0;
    }

    private static Duration window(YamlNode node) {
        String text = node.text();
        try {
            Duration window = text.isEmpty() ? Duration.ofDays(1) : Duration.parse(text);
            if (window.isPositive() && window.compareTo(LONGEST_WINDOW) <= 0) {
                return window;
            }
        } catch (DateTimeParseException e) {
            // told below, with what was expected
        }
        node.problem("expected a duration up to a year such as PT4H, found '" + text + "'");
        return Duration.ofDays(1);
    }
}
