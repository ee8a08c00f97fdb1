package creditbank.run.source;

import creditbank.map.yaml.YamlException;
import creditbank.map.yaml.YamlFile;
import creditbank.map.yaml.YamlNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** Reads job files strictly. */
public final class JobFiles {
    private static final String ENDING = ".yaml";
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?) ?%");
    private static final int HUNDRED_PERCENT = 10_000;

    private JobFiles() {}

    /**
     * Reads one file.
     *
     * @throws YamlException with every problem, each with file and line
     */
    public static JobFile read(Path path) throws IOException {
        YamlFile file = YamlFile.parse(path);
        JobFile job = read(file);
        file.check();
        return job;
    }

    /** Reads one file's text. */
    public static JobFile read(YamlFile file) {
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
                        "window");
        String source = root.need("source").text();
        if (!source.isEmpty() && !file.name().equals(source + ENDING)) {
            root.need("source").problem("the source '" + source + "' must be named as its file, " + file.name());
        }
        Limits limits = new Limits(percent(root.need("withdrawal-limit")), percent(root.need("refusal-limit")));
        return new JobFile(
                source,
                root.need("route").text(),
                root.need("mapping").text(),
                schedule(root.need("schedule")),
                zone(root.need("zone")),
                full(root.need("delivery")),
                limits,
                window(root.need("window")));
    }

    private static boolean full(YamlNode node) {
        String text = node.text();
        if (!text.equals("full") && !text.equals("delta")) {
            node.problem("expected full or delta, found '" + text + "'");
        }
        return text.equals("full");
    }

    private static String schedule(YamlNode node) {
        String text = node.text();
        if (!CronExpression.isValidExpression(text)) {
            node.problem("expected a Quartz cron expression such as '0 30 1 * * ?', found '" + text + "'");
        }
        return text;
    }

    private static ZoneId zone(YamlNode node) {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException e) {
            node.problem("expected a time zone such as Asia/Shanghai, found '" + node.text() + "'");
            return ZoneId.of("Asia/Shanghai");
        }
    }

    private static int percent(YamlNode node) {
        Matcher matcher = PERCENT.matcher(node.text());
        if (matcher.matches()) {
            int value = new BigDecimal(matcher.group(1)).movePointRight(2).intValueExact();
            if (value <= HUNDRED_PERCENT) {
                return value;
            }
        }
        node.problem("expected a share from 0 % to 100 % with at most two decimals, found '" + node.text() + "'");
        return 0;
    }

    private static Duration window(YamlNode node) {
        try {
            return Duration.parse(node.text());
        } catch (DateTimeParseException e) {
            node.problem("expected a duration such as PT4H, found '" + node.text() + "'");
            return Duration.ZERO;
        }
    }
}
